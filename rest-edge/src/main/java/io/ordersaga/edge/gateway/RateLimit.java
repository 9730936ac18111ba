package io.ordersaga.edge.gateway;

import java.time.Duration;

/**
 * A budget of requests: so many at once, which come back evenly over the period.
 *
 * @param requests 1 to {@link #MAX}
 * @param period 1 second to 1 day
 */
public record RateLimit(int requests, Duration period) {
    public static final int MAX = 10_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** @throws IllegalArgumentException naming what is out of range */
    public RateLimit {
        if (requests < 1 || requests > MAX) {
            throw new IllegalArgumentException("a rate limit must be 1.." + MAX + " requests, not " + requests);
        }
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the period of a rate limit must be 1 s..1 day, not " + period);
        }
    }
}
