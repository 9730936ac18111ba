package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.Ports;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that is ended in the middle of many orders, and started again on its data. */
class CrashTest {
    private static final int ORDERS = 200;
    private static final int STOCK = 150;
    private static final String EMAIL = "crash@example.org";
    private static final String PASSWORD = "password123";

    @TempDir
    Path directory;

    private final Ports ports = FreePorts.find();

    @Test
    void shouldEndEveryAcceptedOrderWhenItWasStoppedInTheMiddle() throws Exception {
        survive(running -> {
            int exit = running.terminate();
            assertThat(exit).isZero();
        });
    }

    @Test
    void shouldEndEveryAcceptedOrderWhenItWasKilledInTheMiddle() throws Exception {
        survive(ShopProcess::kill);
    }

    private void survive(Consumer<ShopProcess> end) throws Exception {
        String product;
        List<Optional<String>> accepted;
        try (ShopProcess running = ShopProcess.start(directory, ports)) {
            Shop shop = running.shop();
            product = shop.newProduct("10.00", STOCK);
            ShopClient customer = shop.anyone().registered(EMAIL, PASSWORD);
            accepted = placeUntilEnd(customer, product, () -> end.accept(running));
        }

        try (ShopProcess again = ShopProcess.start(directory, ports)) {
            Shop shop = again.shop();
            ShopClient customer = shop.anyone().loggedIn(EMAIL, PASSWORD);
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                // The same request again: it finds the order that was accepted, or places the one that was not.
                String order = placeOnce(customer, product, i).orElseThrow();
                accepted.get(i).ifPresent(earlier -> assertThat(order).isEqualTo(earlier));
                orders.add(order);
            }

            Map<String, Integer> ends = new HashMap<>();
            for (String order : orders) {
                JsonNode ended = Shop.awaitEnd(customer, order);
                ends.merge(ended.path("status").asText(), 1, Integer::sum);
                requirePaidExactlyIfConfirmed(customer, ended);
            }
            assertThat(accepted.stream().flatMap(Optional::stream)).isNotEmpty();
            assertThat(orders).doesNotHaveDuplicates();
            assertThat(ends).isEqualTo(Map.of("CONFIRMED", STOCK, "FAILED", ORDERS - STOCK));
            shop.awaitStock(product, 0);
        }
    }

    /** Places all orders at once and ends the system when half of them have been answered. */
    private static List<Optional<String>> placeUntilEnd(ShopClient customer, String product, Runnable shutdown)
            throws Exception {
        CountDownLatch half = new CountDownLatch(ORDERS / 2);
        List<Future<Optional<String>>> pending = new ArrayList<>();
        List<Optional<String>> accepted = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ORDERS; i++) {
                int number = i;
                pending.add(threads.submit(() -> {
                    Optional<String> order = placeOnce(customer, product, number);
                    half.countDown();
                    return order;
                }));
            }
            assertThat(half.await(1, TimeUnit.MINUTES)).isTrue();
            shutdown.run();
            for (Future<Optional<String>> order : pending) {
                accepted.add(order.get());
            }
        }
        return accepted;
    }

    /** Empty if the shop was gone, or going, before it had accepted the order. */
    private static Optional<String> placeOnce(ShopClient customer, String product, int number) {
        try {
            Answer answer =
                    customer.post("/api/orders", Shop.order(product, 1), Shop.idempotencyKey("crash-order-" + number));
            return answer.isSuccess()
                    ? Optional.of(answer.body().path("order").path("id").asText())
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void requirePaidExactlyIfConfirmed(ShopClient customer, JsonNode order) {
        String id = order.path("id").asText();
        if (order.path("status").asText().equals("CONFIRMED")) {
            JsonNode payment = Shop.awaitPayment(customer, id, "COMPLETED");
            assertThat(payment.path("amount").asText())
                    .isEqualTo(order.path("totalAmount").asText());
        } else {
            assertThat(customer.get("/api/payments/order/" + id).status()).isEqualTo(404);
        }
    }
}
