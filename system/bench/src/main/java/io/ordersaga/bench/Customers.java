package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Clients that place orders of two products of their own and read them, and what has become of all those orders. */
final class Customers implements AutoCloseable {
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(3);

    private final ShopClient shop;
    private final List<String> products;
    private final ShopClient customer;
    private final Duration pause;
    private final List<Witness> witnesses = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param name of the products and the customer
     * @param pause of each of them after each request
     */
    Customers(ShopClient shop, String name, Duration pause) {
        ShopClient admin = shop.loggedIn(Bench.environment("ADMIN_EMAIL"), Bench.environment("ADMIN_PASSWORD"));
        this.shop = shop;
        this.pause = pause;
        this.products = List.of(Bench.product(admin, name + " one"), Bench.product(admin, name + " two"));
        this.customer = shop.registered(name + "-" + UUID.randomUUID() + "@example.org", "password123");
    }

    /** Who they all are. */
    ShopClient customer() {
        return customer;
    }

    /** @param asked gives the client to ask next; all are the same customer's */
    void come(Supplier<ShopClient> asked) {
        Witness witness = new Witness(asked, Bench.orderOfTwo(products.getFirst(), products.getLast()), pause);
        witnesses.add(witness);
        threads.execute(witness);
    }

    /** What all of them have seen since the last time. */
    Witness.Seen seen() {
        return witnesses.stream().map(Witness::take).reduce(Witness.Seen.NOTHING, Witness.Seen::and);
    }

    /** Lets them finish their last requests. */
    @Override
    public void close() {
        witnesses.forEach(Witness::stop);
        threads.close();
    }

    /**
     * What has become of the orders that were accepted, when all have ended or time is up.
     *
     * @param ends how many orders have each status
     * @param taken what is gone of the stock of each of the two products
     */
    record Outcome(Map<String, Long> ends, List<Long> taken) {
        private static final String PENDING = "PENDING";

        String line() {
            return "orders that were accepted: %s; stock taken: %s".formatted(ends, taken);
        }

        /** Whether every order has ended and the stock is less by exactly the confirmed ones. */
        boolean isSound() {
            long confirmed = ends.getOrDefault("CONFIRMED", 0L);
            return !ends.containsKey(PENDING) && taken.stream().allMatch(gone -> gone == confirmed);
        }
    }

    /** To be asked when they have gone. */
    Outcome outcome() throws InterruptedException {
        long deadline = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        Map<String, Long> ends = new TreeMap<>();
        for (Witness witness : witnesses) {
            for (String order : witness.accepted()) {
                ends.merge(end(order, deadline), 1L, Long::sum);
            }
        }
        List<Long> taken = new ArrayList<>();
        for (String product : products) {
            taken.add(Bench.PLENTY
                    - body("/api/products/" + product, shop, deadline)
                            .path("stock")
                            .asLong());
        }
        return new Outcome(ends, taken);
    }

    private String end(String order, long deadline) throws InterruptedException {
        while (true) {
            String status = body("/api/orders/" + order, customer, deadline)
                    .path("status")
                    .asText();
            if (!status.equals(Outcome.PENDING) || System.nanoTime() > deadline) {
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static JsonNode body(String path, ShopClient client, long deadline) throws InterruptedException {
        while (true) {
            Answer answer = client.get(path);
            if (answer.isSuccess() || System.nanoTime() > deadline) {
                return answer.orThrow();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
