package io.ordersaga.edge.gateway;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What keeps one ailing service from taking the gateway with it: a bound on the requests that wait for it, and a circuit breaker
 * that answers in its place once most of its latest answers were failures.
 */
final class Guard {
    private static final int WINDOW = 20;
    private static final int FEWEST = 10;
    private static final int PROBES = 3;
    private static final float HALF = 50;

    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Duration open;

    Guard(String name, int maxConcurrent, Duration open) {
        this.open = open;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(FEWEST)
                        .failureRateThreshold(HALF)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .waitDurationInOpenState(open)
                        // Some routes wait on purpose: being slow is no failure.
                        .slowCallRateThreshold(100)
                        .slowCallDurationThreshold(Duration.ofHours(1))
                        .build());
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(maxConcurrent)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    /** Something that asks the service and gives the head of its answer. */
    interface Call {
        HttpResponse<InputStream> send() throws InterruptedException;
    }

    /** @throws ProblemException 503 at once if the service is not to be asked now, or as the call throws it */
    HttpResponse<InputStream> run(Call call) throws InterruptedException {
        if (!bulkhead.tryAcquirePermission()) {
            throw refused("too many requests wait for the service behind the gateway", Duration.ofSeconds(1));
        }
        try {
            return throughBreaker(call);
        } finally {
            bulkhead.onComplete();
        }
    }

    private HttpResponse<InputStream> throughBreaker(Call call) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            throw refused("the service behind the gateway has been failing", open);
        }
        try {
            HttpResponse<InputStream> answer = call.send();
            note(answer);
            return answer;
        } catch (ProblemException e) {
            breaker.onError(0, TimeUnit.NANOSECONDS, e);
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private void note(HttpResponse<InputStream> answer) {
        if (isFailure(answer)) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("answered " + answer.statusCode()));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** Whether an answer says that nobody is there; a 503 that says when to come again is a service's considered word. */
    static boolean isFailure(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 502, 504 -> true;
            case 503 -> answer.headers().firstValue("Retry-After").isEmpty();
            default -> false;
        };
    }

    private static ProblemException refused(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.UPSTREAM_UNAVAILABLE, detail)
                .withHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
