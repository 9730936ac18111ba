package io.ordersaga.topics.wire;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Times as they stand in records and in the keys of stores: date and time of RFC 3339 in UTC with milliseconds, such as
 * {@code 2026-01-01T12:30:15.250Z}. All are of one width and sort as the times do.
 */
public final class Timestamps {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Timestamps() {}

    /**
     * What is finer than a millisecond is cut off.
     *
     * @param time in the years 0 to 9999
     * @throws DateTimeException if it is not
     */
    public static String write(Instant time) {
        return ITU.formatUtcMilli(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * What is read can be written.
     *
     * @param text any date and time of RFC 3339, whatever its offset and the digits of its second
     * @throws DateTimeException if it is none, or lies outside of the years 0 to 9999 in UTC
     */
    public static Instant read(String text) {
        Instant time = ITU.parseDateTime(text).toInstant();
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("not in the years 0 to 9999 in UTC");
        }
        return time;
    }
}
