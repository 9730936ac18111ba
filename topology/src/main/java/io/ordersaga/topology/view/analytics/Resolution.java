package io.ordersaga.topology.view.analytics;

import java.time.Duration;
import java.time.Instant;

/**
 * How long windows are. They do not overlap, begin at whole multiples of their length in UTC, and hold their beginning and not
 * their end. The names are part of stored keys.
 */
public enum Resolution {
    MINUTE(Duration.ofMinutes(1), Duration.ofDays(7)),
    HOUR(Duration.ofHours(1), Duration.ofDays(92)),
    DAY(Duration.ofDays(1), Duration.ofDays(400));

    private final Duration length;
    private final Duration retention;

    Resolution(Duration length, Duration retention) {
        this.length = length;
        this.retention = retention;
    }

    public Duration length() {
        return length;
    }

    /** How far back windows can be asked for; what happened in that time still changes them, however late it is heard of. */
    public Duration retention() {
        return retention;
    }

    /** The beginning of the window that a time lies in. */
    public Instant startOf(Instant at) {
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length.toMillis()) * length.toMillis());
    }

    /** The beginning of the oldest window that can be asked for. */
    public Instant oldest(Instant now) {
        return startOf(now.minus(retention));
    }
}
