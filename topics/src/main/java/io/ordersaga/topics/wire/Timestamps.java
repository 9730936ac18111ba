package io.ordersaga.topics.wire;

import com.ethlo.time.ITU;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Times as they stand in records and in the keys of stores: date and time of RFC 3339 in UTC with milliseconds, such as
 * {@code 2026-01-01T12:30:15.250Z}. All are of one width and sort as the times do.
 */
public final class Timestamps {
    private Timestamps() {}

    /**
     * What is finer than a millisecond is cut off.
     *
     * @param time in the years 0 to 9999
     */
    public static String write(Instant time) {
        return ITU.formatUtcMilli(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * @param text any date and time of RFC 3339, whatever its offset and the digits of its second
     * @throws java.time.DateTimeException if it is none
     */
    public static Instant read(String text) {
        return ITU.parseDateTime(text).toInstant();
    }
}
