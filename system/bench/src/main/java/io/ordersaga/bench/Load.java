package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Places orders at a fixed rate, whether or not earlier ones have ended (open loop), and waits for the end of each.
 *
 * @param perSecond orders a second, 1 to 10,000
 * @param orders how many, 1 to 1,000,000
 */
record Load(int perSecond, int orders) {
    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");

    /**
     * How one order ended.
     *
     * @param status of the order, or the HTTP status where there is no order
     * @param nanos from the moment at which the POST was due to the answer that shows the end
     */
    record Sample(String status, long nanos) {}

    /** Returns when every order has been answered, in the order of placing. */
    List<Sample> run(ShopClient customer, JsonNode order) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Sample>> pending = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < orders; i++) {
                long due = start + i * Duration.ofSeconds(1).toNanos() / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                pending.add(threads.submit(() -> place(customer, order, due)));
            }
            return collect(pending);
        }
    }

    private static List<Sample> collect(List<Future<Sample>> pending) throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        for (Future<Sample> sample : pending) {
            try {
                samples.add(sample.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("an order was not answered", e.getCause());
            }
        }
        return samples;
    }

    private static Sample place(ShopClient customer, JsonNode order, long due) {
        Answer answer = customer.post("/api/orders", order, WAIT);
        long nanos = System.nanoTime() - due;
        String status =
                answer.isSuccess() ? answer.body().path("order").path("status").asText() : "HTTP " + answer.status();
        return new Sample(status, nanos);
    }
}
