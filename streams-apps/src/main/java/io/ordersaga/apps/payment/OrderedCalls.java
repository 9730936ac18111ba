package io.ordersaga.apps.payment;

import io.ordersaga.topics.OrderId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Calls to the provider, side by side on virtual threads, but those of one order one after the other. All methods are for the
 * worker's thread.
 */
final class OrderedCalls implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final GuardedProvider provider;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<AnsweredCall> answered = new ConcurrentLinkedQueue<>();

    /** The calls that wait for an earlier one of their order; an order is in here as long as a call of it is under way. */
    private final Map<OrderId, Deque<Call>> waiting = new HashMap<>();

    private int inFlight;

    OrderedCalls(GuardedProvider provider) {
        this.provider = provider;
    }

    /** How many calls were added and have not been handed out by {@link #answered}. */
    int inFlight() {
        return inFlight;
    }

    void add(Call call) {
        inFlight++;
        Deque<Call> earlier = waiting.putIfAbsent(call.order(), new ArrayDeque<>());
        if (earlier == null) {
            start(call);
        } else {
            earlier.addLast(call);
        }
    }

    /** The calls that have been answered since the last question, without those whose partition was revoked. */
    List<AnsweredCall> answered() {
        List<AnsweredCall> ours = new ArrayList<>();
        for (AnsweredCall next = answered.poll(); next != null; next = answered.poll()) {
            inFlight--;
            startNext(next.call().order());
            if (!next.call().progress().isRevoked()) {
                ours.add(next);
            }
        }
        return ours;
    }

    /** Gives up all calls, and waits a moment for them to end. What they answer from now on is lost. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startNext(OrderId order) {
        Deque<Call> rest = waiting.getOrDefault(order, new ArrayDeque<>());
        Call next = rest.poll();
        while (next != null && next.progress().isRevoked()) {
            inFlight--;
            next = rest.poll();
        }
        if (next == null) {
            waiting.remove(order);
        } else {
            start(next);
        }
    }

    private void start(Call call) {
        var unused = provider.ask(call.message().body(), executor)
                .thenAccept(result -> answered.add(new AnsweredCall(call, result)));
    }
}
