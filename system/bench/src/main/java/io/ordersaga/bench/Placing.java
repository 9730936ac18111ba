package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Places orders at a fixed rate until it is closed, and cancels every other one at once, so that it changes its place. */
final class Placing implements AutoCloseable {
    private final ShopClient customer;
    private final JsonNode order;
    private final int perSecond;
    private final Thread thread;
    private final Set<String> accepted = new HashSet<>();
    private int refused;
    private volatile boolean stopping;

    private Placing(ShopClient customer, JsonNode order, int perSecond) {
        this.customer = customer;
        this.order = order;
        this.perSecond = perSecond;
        this.thread = Thread.ofPlatform().name("placing").unstarted(this::run);
    }

    /** @param perSecond orders a second, 1 or more */
    static Placing begun(ShopClient customer, JsonNode order, int perSecond) {
        Placing placing = new Placing(customer, order, perSecond);
        placing.thread.start();
        return placing;
    }

    /** The orders that have been accepted so far, and so can be read. */
    synchronized Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    /** How many were refused so far. */
    synchronized int refused() {
        return refused;
    }

    private void run() {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int number = 0; !stopping; number++) {
                boolean cancelled = number % 2 == 1;
                requests.execute(() -> place(cancelled));
                long due = start + (number + 1) * Duration.ofSeconds(1).toNanos() / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    private void place(boolean cancelled) {
        Answer answer = customer.post("/api/orders", order);
        if (note(answer) && cancelled) {
            String path = "/api/orders/" + id(answer) + "/cancel";
            customer.post(path, ShopClient.object()).orThrow();
        }
    }

    private synchronized boolean note(Answer answer) {
        if (answer.isSuccess()) {
            accepted.add(id(answer));
        } else {
            refused++;
        }
        return answer.isSuccess();
    }

    private static String id(Answer answer) {
        return answer.body().path("order").path("id").asText();
    }

    /** Returns when every request has been answered, or when it is interrupted. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
