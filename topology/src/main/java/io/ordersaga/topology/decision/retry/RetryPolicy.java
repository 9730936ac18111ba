package io.ordersaga.topology.decision.retry;

import java.time.Duration;

/**
 * How long to wait before something is tried again: doubling from the first wait to the longest.
 *
 * @param first after attempt 1; 10 milliseconds to one hour
 * @param longest at least the first, at most one day
 */
public record RetryPolicy(Duration first, Duration longest) {
    public static final Duration MIN_FIRST = Duration.ofMillis(10);
    public static final Duration MAX_FIRST = Duration.ofHours(1);
    public static final Duration MAX_LONGEST = Duration.ofDays(1);
    private static final int MAX_DOUBLINGS = 30;

    /** One second, doubling to one minute. Below the bounds, as it is checked against them. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** @throws IllegalArgumentException if a duration is out of range */
    public RetryPolicy {
        requireInRange("first", first, MIN_FIRST, MAX_FIRST);
        requireInRange("longest", longest, first, MAX_LONGEST);
    }

    /** @param attempt the one that did not succeed, from 1 */
    public Duration backOff(int attempt) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static void requireInRange(String name, Duration wait, Duration min, Duration max) {
        if (wait.compareTo(min) < 0 || wait.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " wait must be " + min + ".." + max + " but is " + wait);
        }
    }
}
