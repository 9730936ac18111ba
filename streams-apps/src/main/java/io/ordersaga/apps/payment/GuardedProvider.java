package io.ordersaga.apps.payment;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.payment.PaymentResult.ChargeDeclined;
import io.ordersaga.topics.payment.PaymentResult.ChargeSucceeded;
import io.ordersaga.topics.payment.PaymentResult.OutcomeUnknown;
import io.ordersaga.topics.payment.PaymentResult.PaymentReversed;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider behind a time-out and a circuit breaker. Whatever goes wrong with a call, it has an answer: that the outcome is
 * unknown. While the circuit is open the provider is not called at all.
 */
final class GuardedProvider {
    static final String TIMEOUT = "timeout";
    static final String UNAVAILABLE = "provider-unavailable";
    static final String FAILED = "provider-failed";

    private static final Logger LOG = LoggerFactory.getLogger(GuardedProvider.class);
    private static final CircuitBreakerConfig CIRCUIT = CircuitBreakerConfig.custom()
            .slidingWindowSize(50)
            .minimumNumberOfCalls(20)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(5)
            .build();

    private final PaymentProvider provider;
    private final Duration timeout;
    private final CircuitBreaker circuit = CircuitBreaker.of("payment-provider", CIRCUIT);

    GuardedProvider(PaymentProvider provider, Duration timeout) {
        this.provider = provider;
        this.timeout = timeout;
        circuit.getEventPublisher()
                .onStateTransition(
                        event -> LOG.warn("circuit to the payment provider: {}", event.getStateTransition()));
    }

    /** The state of the circuit, in lower case. */
    String circuit() {
        return circuit.getState().name().toLowerCase(Locale.ROOT);
    }

    /** Calls the provider on the executor. The answer always comes, and without an exception. */
    CompletableFuture<PaymentResult> ask(PaymentRequest request, ExecutorService executor) {
        if (!circuit.tryAcquirePermission()) {
            return CompletableFuture.completedFuture(unknown(request, UNAVAILABLE));
        }
        long start = circuit.getCurrentTimestamp();
        CompletableFuture<PaymentResult> answer = new CompletableFuture<>();
        Future<?> call = executor.submit(() -> call(request, answer));
        return answer.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS).handle((result, failure) -> {
            call.cancel(true);
            record(circuit.getCurrentTimestamp() - start, failure);
            return failure == null ? result : unknown(request, reason(failure));
        });
    }

    private void call(PaymentRequest request, CompletableFuture<PaymentResult> answer) {
        try {
            answer.complete(result(request));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private PaymentResult result(PaymentRequest request) throws NoAnswerException, InterruptedException {
        return switch (request) {
            case ChargePayment charge ->
                switch (provider.charge(charge)) {
                    case PaymentProvider.ChargeAnswer.Taken taken ->
                        new ChargeSucceeded(charge.orderId(), charge.paymentId(), charge.attempt());
                    case PaymentProvider.ChargeAnswer.Declined(var reason) ->
                        new ChargeDeclined(charge.orderId(), charge.paymentId(), charge.attempt(), reason);
                };
            case ReversePayment reverse ->
                new PaymentReversed(
                        reverse.orderId(), reverse.paymentId(), reverse.attempt(), provider.reverse(reverse));
        };
    }

    private void record(long duration, @Nullable Throwable failure) {
        if (failure == null) {
            circuit.onSuccess(duration, circuit.getTimestampUnit());
        } else if (failure instanceof InterruptedException) {
            // The worker is closing, which says nothing about the provider.
            circuit.releasePermission();
        } else {
            circuit.onError(duration, circuit.getTimestampUnit(), failure);
        }
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case TimeoutException e -> TIMEOUT;
            case NoAnswerException e -> String.valueOf(e.getMessage());
            default -> FAILED + ": " + failure.getClass().getSimpleName();
        };
    }

    private static PaymentResult unknown(PaymentRequest request, String reason) {
        return new OutcomeUnknown(request.orderId(), request.paymentId(), request.attempt(), reason);
    }
}
