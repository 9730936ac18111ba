package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.Links;
import io.ordersaga.system.client.ShopClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Orders that end in every way: of every twenty one is declined, one is out of stock, and one is taken back. */
final class MixedOrders {
    private static final int MIX = 20;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_LATE = 504;
    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(5);

    private final ShopClient admin;
    private final int atOnce;

    /** @param atOnce so many are placed at a time */
    MixedOrders(ShopClient admin, int atOnce) {
        this.admin = admin;
        this.atOnce = atOnce;
    }

    /**
     * Places orders of two new products, and returns when each has ended, the stock is less by what was sold, and the customers
     * have been told.
     *
     * @param customers by turns
     * @throws IllegalStateException if that takes far too long
     */
    void place(int orders, List<ShopClient> customers) throws InterruptedException, ExecutionException {
        String plenty = Bench.product(admin, "Answers");
        String scarce = scarceProduct();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<?>> placed = new ArrayList<>();
            for (int i = 0; i < orders; i++) {
                int number = i;
                placed.add(threads.submit(() -> {
                    placeOne(customers.get(number % customers.size()), number, plenty, scarce);
                    return null;
                }));
            }
            for (Future<?> one : placed) {
                one.get();
            }
        }
        awaitRest(plenty, customers);
    }

    private String scarceProduct() {
        ObjectNode product = ShopClient.object()
                .put("name", "Answers, scarce")
                .put("description", "")
                .put("price", "10.00")
                .put("category", "Scarce")
                .put("stock", 1);
        return admin.post("/api/admin/products", product).orThrow().path("id").asText();
    }

    private static void placeOne(ShopClient customer, int number, String plenty, String scarce)
            throws InterruptedException {
        int kind = number % MIX;
        ObjectNode order = ShopClient.object();
        order.withArray("items").addObject().put("productId", plenty).put("quantity", 1 + number % 3);
        if (kind == 1) {
            order.put("paymentToken", "tok_decline");
        }
        if (kind == 2) {
            order.withArray("items").addObject().put("productId", scarce).put("quantity", 2);
        }
        Map<String, String> headers =
                Map.of("Idempotency-Key", "answers-" + plenty + "-" + number, "Prefer", "wait=30");
        String id = settled(() -> customer.post("/api/orders", order, headers))
                .orThrow()
                .at("/order/id")
                .asText();
        if (kind == 3) {
            cancel(customer, id);
        }
    }

    private static void cancel(ShopClient customer, String order) throws InterruptedException {
        Answer answer = settled(() -> customer.post("/api/orders/" + order + "/cancel", ShopClient.object()));
        // An earlier attempt may have cancelled it, or the order may not have got as far as that.
        if (answer.status() != CONFLICT) {
            answer.orThrow();
        }
    }

    /** The same request until it is settled: what a system that has too much to do answers says nothing about the order. */
    private static Answer settled(Supplier<Answer> request) throws InterruptedException {
        Answer answer = request.get();
        for (int attempt = 1; isUnsettled(answer) && attempt < ATTEMPTS; attempt++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            answer = request.get();
        }
        return answer;
    }

    private static boolean isUnsettled(Answer answer) {
        return answer.status() == UNAVAILABLE || answer.status() == TOO_LATE;
    }

    private void awaitRest(String product, List<ShopClient> customers) throws InterruptedException {
        long tooLate = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        while (isAnyPending()
                || stock(product) != Bench.PLENTY - sold(product)
                || customers.stream().anyMatch(MixedOrders::isMailUnderWay)) {
            if (System.nanoTime() > tooLate) {
                throw new IllegalStateException(
                        "orders do not end, stock is not what was not sold, or mail is not sent");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private boolean isAnyPending() {
        return !admin.get("/api/orders/all?status=PENDING&limit=1").orThrow().isEmpty();
    }

    private static boolean isMailUnderWay(ShopClient customer) {
        return customer.get("/api/notifications/my-notifications?limit=100")
                .orThrow()
                .findValuesAsText("status")
                .contains("PENDING");
    }

    private long stock(String product) {
        return admin.get("/api/products/" + product).orThrow().path("stock").asLong();
    }

    private long sold(String product) {
        long sold = 0;
        Optional<String> next = Optional.of("/api/orders/all?status=CONFIRMED&limit=100");
        while (next.isPresent()) {
            Answer page = admin.get(next.get());
            for (JsonNode order : page.orThrow()) {
                sold += quantity(order, product);
            }
            next = Links.next(page.headers());
        }
        return sold;
    }

    private static long quantity(JsonNode order, String product) {
        long quantity = 0;
        for (JsonNode item : order.path("items")) {
            if (item.path("productId").asText().equals(product)) {
                quantity += item.path("quantity").asLong();
            }
        }
        return quantity;
    }
}
