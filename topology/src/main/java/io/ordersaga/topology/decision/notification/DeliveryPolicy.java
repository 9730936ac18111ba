package io.ordersaga.topology.decision.notification;

import io.ordersaga.topology.decision.retry.RetryPolicy;
import java.time.Duration;

/**
 * How often and how long a notification is tried.
 *
 * @param backOff how long to wait after a try that failed
 * @param maxAttempts 1 to {@link #LIMIT_ATTEMPTS}
 */
public record DeliveryPolicy(RetryPolicy backOff, int maxAttempts) {
    public static final int LIMIT_ATTEMPTS = 100;

    /**
     * How long a notification is remembered after its delivery has ended, so that the same cause does not lead to another:
     * as long as commands are kept.
     */
    public static final Duration REMEMBERED = Duration.ofDays(7);

    /** Ten tries in about half an hour. */
    public static final DeliveryPolicy DEFAULT =
            new DeliveryPolicy(new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(10)), 10);

    /** @throws IllegalArgumentException if the number of attempts is out of range */
    public DeliveryPolicy {
        if (maxAttempts < 1 || maxAttempts > LIMIT_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "attempts to deliver must be 1.." + LIMIT_ATTEMPTS + " but are " + maxAttempts);
        }
    }
}
