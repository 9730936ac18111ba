package io.ordersaga.edge.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.RateClass;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who may send how many requests to this gateway. Each gateway counts for itself, and forgets who has not come for a period, or
 * whoever came longest ago if there are very many.
 */
final class RateLimits {
    private static final int MAX_COUNTED = 200_000;
    private static final String FIELD = "RateLimit";
    private static final String POLICY_FIELD = "RateLimit-Policy";

    private final Map<RateClass, RateLimit> limits;
    private final LoadingCache<Counted, Bucket> buckets;

    RateLimits(Map<RateClass, RateLimit> limits, TimeMeter clock) {
        this.limits = limits;
        Duration longest = limits.values().stream()
                .map(RateLimit::period)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTED)
                .expireAfterAccess(longest)
                .build(counted -> bucket(counted.rateClass(), clock));
    }

    private record Counted(RateClass rateClass, String who) {}

    /**
     * What is left of a budget.
     *
     * @param headers that tell it to the client (draft-ietf-httpapi-ratelimit-headers-10)
     */
    record Left(long requests, Map<String, String> headers) {}

    /** Draws one request from the budget of who sends it. @throws ProblemException 429 if none is left */
    Left draw(RateClass rateClass, String sender) {
        ConsumptionProbe probe = buckets.get(new Counted(rateClass, sender)).tryConsumeAndReturnRemaining(1);
        Map<String, String> headers = headers(rateClass, probe);
        if (!probe.isConsumed()) {
            throw refused(headers, probe);
        }
        return new Left(probe.getRemainingTokens(), headers);
    }

    private Bucket bucket(RateClass rateClass, TimeMeter clock) {
        RateLimit limit = limit(rateClass);
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.requests())
                        .refillGreedy(limit.requests(), limit.period())
                        .build())
                .withCustomTimePrecision(clock)
                .build();
    }

    private Map<String, String> headers(RateClass rateClass, ConsumptionProbe probe) {
        RateLimit limit = limit(rateClass);
        String name = "\"" + rateClass.name().toLowerCase(Locale.ROOT) + "\"";
        long reset = seconds(probe.getNanosToWaitForReset());
        return Map.of(
                POLICY_FIELD,
                        name + ";q=" + limit.requests() + ";w=" + limit.period().toSeconds(),
                FIELD, name + ";r=" + probe.getRemainingTokens() + ";t=" + reset);
    }

    private RateLimit limit(RateClass rateClass) {
        return Objects.requireNonNull(limits.get(rateClass));
    }

    private static ProblemException refused(Map<String, String> headers, ConsumptionProbe probe) {
        ProblemException refused = new ProblemException(ProblemType.RATE_LIMITED, ProblemType.RATE_LIMITED.title())
                .withHeader("Retry-After", Long.toString(seconds(probe.getNanosToWaitForRefill())));
        return Stream.of(FIELD, POLICY_FIELD)
                .reduce(
                        refused,
                        (problem, name) -> problem.withHeader(name, String.valueOf(headers.get(name))),
                        (one, other) -> other);
    }

    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }
}
