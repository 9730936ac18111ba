package io.ordersaga.apps.runtime;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The latest answer to a question that takes its time. To read it never waits: it gives what the last question has found, and has
 * it asked again if that is no longer fresh. One question is asked at a time.
 */
final class Latest<T> {
    private final T unknown;
    private final Duration fresh;
    private final Supplier<CompletionStage<T>> question;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile T answer;
    private volatile long staleAt = System.nanoTime();

    /**
     * @param unknown stands for the answer as long as there is none, and after a question that has failed, which is asked again at
     *     the next occasion
     * @param fresh how long an answer is good
     */
    Latest(T unknown, Duration fresh, Supplier<CompletionStage<T>> question) {
        this.unknown = unknown;
        this.fresh = fresh;
        this.question = question;
        this.answer = unknown;
    }

    T get() {
        if (System.nanoTime() - staleAt >= 0 && asking.compareAndSet(false, true)) {
            var unused = question.get().whenComplete((found, failure) -> {
                answer = failure == null ? found : unknown;
                staleAt = System.nanoTime() + (failure == null ? fresh.toNanos() : 0);
                asking.set(false);
            });
        }
        return answer;
    }
}
