package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.Ports;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.FreePorts;
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
import java.util.function.IntFunction;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that is ended in the middle of many orders, and started again on its data. */
@Order(1)
class CrashTest {
    private static final int ORDERS = 200;
    private static final int STOCK = 150;

    @TempDir
    Path directory;

    private final Ports ports = FreePorts.system();

    @Test
    void shouldEndEveryAcceptedOrderWhenItWasStoppedOrKilledInTheMiddle() throws Exception {
        Burst stopped;
        Burst killed;
        try (ShopProcess running = ShopProcess.start(directory, ports)) {
            stopped = Burst.placedUntilEnd(
                    running.shop(), () -> assertThat(running.terminate()).isZero());
        }
        try (ShopProcess running = ShopProcess.start(directory, ports)) {
            stopped.requireEnded(running.shop());
            killed = Burst.placedUntilEnd(running.shop(), running::kill);
        }
        try (ShopProcess running = ShopProcess.start(directory, ports)) {
            killed.requireEnded(running.shop());
        }
    }

    /**
     * Many orders of one product, placed at once by one customer.
     *
     * @param accepted the orders that were answered, each in its place; empty where the shop was gone before
     */
    private record Burst(String email, String product, List<Optional<String>> accepted) {
        private static final String PASSWORD = "password123";

        /** Ends the system when half of the orders have been answered. */
        static Burst placedUntilEnd(Shop shop, Runnable end) throws Exception {
            String email = Shop.newEmail();
            String product = shop.newProduct("10.00", STOCK);
            ShopClient customer = shop.anyone().registered(email, PASSWORD);
            CountDownLatch half = new CountDownLatch(ORDERS / 2);
            IntFunction<Optional<String>> place = number -> {
                Optional<String> order = placeOnce(customer, product, number);
                half.countDown();
                return order;
            };
            List<Optional<String>> accepted = placeAll(place, () -> {
                assertThat(half.await(1, TimeUnit.MINUTES)).isTrue();
                end.run();
            });
            return new Burst(email, product, accepted);
        }

        void requireEnded(Shop shop) throws Exception {
            ShopClient customer = shop.anyone().loggedIn(email, PASSWORD);
            // The same requests again: they find the orders that were accepted, and place those that were not.
            List<String> orders = placeAll(number -> placeUntilAccepted(customer, product, number), () -> {});
            for (int i = 0; i < ORDERS; i++) {
                String order = orders.get(i);
                accepted.get(i).ifPresent(earlier -> assertThat(order).isEqualTo(earlier));
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

        /** What became of each order; meanwhile something else is done. */
        private static <T> List<T> placeAll(IntFunction<T> place, Meanwhile meanwhile) throws Exception {
            List<Future<T>> pending = new ArrayList<>();
            List<T> answers = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < ORDERS; i++) {
                    int number = i;
                    pending.add(threads.submit(() -> place.apply(number)));
                }
                meanwhile.run();
                for (Future<T> order : pending) {
                    answers.add(order.get());
                }
            }
            return answers;
        }

        private interface Meanwhile {
            void run() throws InterruptedException;
        }

        /** Empty if the shop was gone, or going, before it had accepted the order. */
        private static Optional<String> placeOnce(ShopClient customer, String product, int number) {
            try {
                Answer answer = customer.post(
                        "/api/orders", Shop.order(product, 1), Shop.idempotencyKey("crash-order-" + number));
                return answer.isSuccess()
                        ? Optional.of(answer.body().path("order").path("id").asText())
                        : Optional.empty();
            } catch (UncheckedIOException e) {
                return Optional.empty();
            }
        }

        /** As a client does that is told that the shop is busy: the same request again. */
        private static String placeUntilAccepted(ShopClient customer, String product, int number) {
            return Shop.await(
                            "order " + number + " to be accepted",
                            () -> placeOnce(customer, product, number),
                            Optional::isPresent)
                    .orElseThrow();
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
}
