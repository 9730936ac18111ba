package io.ordersaga.apps.settings;

import java.time.Duration;

/**
 * How often a Streams application reads and commits.
 *
 * @param commitInterval between two commits, as long as there is something to commit
 * @param pollTime how long a thread waits for records before it looks whether a commit is due
 * @param fetchWait how long records gather at the broker before they are handed over; zero: each at once
 */
public record Pace(Duration commitInterval, Duration pollTime, Duration fetchWait) {
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);

    /** The pace of an application for whose commits nobody waits. */
    static Pace unhurried(Duration commitInterval, Duration fetchWait) {
        Duration half = commitInterval.dividedBy(2).plusMillis(1);
        return new Pace(commitInterval, half.compareTo(LONGEST_POLL) < 0 ? half : LONGEST_POLL, fetchWait);
    }
}
