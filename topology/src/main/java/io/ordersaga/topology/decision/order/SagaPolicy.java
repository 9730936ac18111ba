package io.ordersaga.topology.decision.order;

import java.time.Duration;

/**
 * How long a saga waits for each answer, 100 milliseconds to one day.
 *
 * @param reservation for the stock ledger to answer every line; then the order fails
 * @param payment for the payment to be taken or refused, repeated questions included; then the order fails
 * @param release for the stock ledger to confirm what it gave back; then the order fails without waiting on
 */
public record SagaPolicy(Duration reservation, Duration payment, Duration release) {
    private static final Duration MIN = Duration.ofMillis(100);
    private static final Duration MAX = Duration.ofDays(1);

    /** @throws IllegalArgumentException if a duration is out of range */
    public SagaPolicy {
        requireInRange("reservation", reservation);
        requireInRange("payment", payment);
        requireInRange("release", release);
    }

    private static void requireInRange(String name, Duration duration) {
        if (duration.compareTo(MIN) < 0 || duration.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(name + " time-out must be " + MIN + ".." + MAX + " but is " + duration);
        }
    }
}
