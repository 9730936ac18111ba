package io.ordersaga.apps.worker;

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
 * Calls side by side on threads of their own, but those of one key one after the other. All methods are for the worker's thread.
 */
final class OrderedCalls<K, Q, R> implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Guard<Q, R> guard;
    private final ExecutorService executor;
    private final Queue<AnsweredCall<K, Q, R>> answered = new ConcurrentLinkedQueue<>();

    /** The calls that wait for an earlier one of their key; a key is in here as long as a call of it is under way. */
    private final Map<K, Deque<Call<K, Q>>> waiting = new HashMap<>();

    private int inFlight;

    OrderedCalls(Guard<Q, R> guard) {
        this.guard = guard;
        this.executor = Executors.newThreadPerTaskExecutor(guard.threads());
    }

    /** How many calls were added and have not been handed out by {@link #answered}. */
    int inFlight() {
        return inFlight;
    }

    void add(Call<K, Q> call) {
        inFlight++;
        Deque<Call<K, Q>> earlier = waiting.putIfAbsent(call.key(), new ArrayDeque<>());
        if (earlier == null) {
            start(call);
        } else {
            earlier.addLast(call);
        }
    }

    /** The calls that have been answered since the last question, without those whose partition was revoked. */
    List<AnsweredCall<K, Q, R>> answered() {
        List<AnsweredCall<K, Q, R>> ours = new ArrayList<>();
        for (AnsweredCall<K, Q, R> next = answered.poll(); next != null; next = answered.poll()) {
            inFlight--;
            startNext(next.call().key());
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

    private void startNext(K key) {
        Deque<Call<K, Q>> rest = waiting.getOrDefault(key, new ArrayDeque<>());
        Call<K, Q> next = rest.poll();
        while (next != null && next.progress().isRevoked()) {
            inFlight--;
            next = rest.poll();
        }
        if (next == null) {
            waiting.remove(key);
        } else {
            start(next);
        }
    }

    private void start(Call<K, Q> call) {
        var unused = guard.ask(call.message().body(), call.traceparent(), executor)
                .thenAccept(result -> answered.add(new AnsweredCall<>(call, result)));
    }
}
