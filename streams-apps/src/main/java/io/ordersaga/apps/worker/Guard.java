package io.ordersaga.apps.worker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An errand behind a time-out and a circuit breaker. Whatever goes wrong with a call, it has a result: that it stayed
 * unanswered. While the circuit is open nobody is called at all.
 */
final class Guard<Q, R> {
    private static final String TIMEOUT = "timeout";
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final CircuitBreakerConfig CIRCUIT = CircuitBreakerConfig.custom()
            .slidingWindowSize(50)
            .minimumNumberOfCalls(20)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(5)
            .build();

    private final Errand<Q, R> errand;
    private final String callee;
    private final Duration timeout;
    private final CircuitBreaker circuit;

    Guard(Work<?, Q, R> work, Duration timeout) {
        this.errand = work.errand();
        this.callee = work.callee();
        this.timeout = timeout;
        this.circuit = CircuitBreaker.of(work.name(), CIRCUIT);
        circuit.getEventPublisher()
                .onStateTransition(event -> LOG.warn("circuit of the {}: {}", work.name(), event.getStateTransition()));
    }

    ThreadFactory threads() {
        return errand.threads();
    }

    /** Makes the call on the executor. The result always comes, and without an exception. */
    CompletableFuture<R> ask(Q request, Optional<String> traceparent, ExecutorService executor) {
        if (!circuit.tryAcquirePermission()) {
            return CompletableFuture.completedFuture(errand.unanswered(request, callee + "-unavailable"));
        }
        long start = circuit.getCurrentTimestamp();
        CompletableFuture<R> answer = new CompletableFuture<>();
        Future<?> call = executor.submit(() -> call(request, traceparent, answer));
        return answer.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS).handle((result, failure) -> {
            call.cancel(true);
            record(circuit.getCurrentTimestamp() - start, failure);
            return failure == null ? result : errand.unanswered(request, reason(failure));
        });
    }

    private void call(Q request, Optional<String> traceparent, CompletableFuture<R> answer) {
        try {
            answer.complete(errand.run(request, traceparent));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private void record(long duration, @Nullable Throwable failure) {
        if (failure == null) {
            circuit.onSuccess(duration, circuit.getTimestampUnit());
        } else if (failure instanceof InterruptedException) {
            // The worker is closing, which says nothing about the callee.
            circuit.releasePermission();
        } else {
            circuit.onError(duration, circuit.getTimestampUnit(), failure);
        }
    }

    private String reason(Throwable failure) {
        return switch (failure) {
            case TimeoutException e -> TIMEOUT;
            case NoAnswerException e -> String.valueOf(e.getMessage());
            default -> callee + "-failed: " + failure.getClass().getSimpleName();
        };
    }
}
