package io.ordersaga.connect.install;

import java.time.Duration;

/** When something that has failed may be restarted: at once, then after pauses that double, and at once again after a good while. */
final class BackOff {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private int attempts;
    private long nextAttempt;

    /** Whether it may be restarted. All times are those of a clock in nanoseconds. */
    boolean isDue(long now) {
        return attempts == 0 || now - nextAttempt >= 0;
    }

    /** Notes a restart, and gives how many there were in a row, this one included. */
    int begin(long now) {
        long pause = SHORTEST.toNanos() << Math.min(attempts, 20);
        nextAttempt = now + Math.min(pause, LONGEST.toNanos());
        attempts++;
        return attempts;
    }

    /** Notes that it runs. The row of restarts ends only when it has run for longer than the longest pause. */
    void good(long now) {
        if (attempts > 0 && now - nextAttempt > LONGEST.toNanos()) {
            attempts = 0;
        }
    }
}
