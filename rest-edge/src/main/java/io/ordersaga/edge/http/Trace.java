package io.ordersaga.edge.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * W3C trace context (Trace Context Level 1, version 00).
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 */
public record Trace(String traceId, String spanId) {
    private static final Pattern FORM =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    /** The caller's trace, or a new one where it sent none or not a valid one, as the specification wants. */
    public static Trace continued(Optional<String> traceparent, RandomGenerator random) {
        return traceparent.flatMap(Trace::parse).orElseGet(() -> new Trace(hex(random) + hex(random), hex(random)));
    }

    /** The trace that a header's value names; empty if it is not a valid one. */
    public static Optional<Trace> parse(String traceparent) {
        Matcher matcher = FORM.matcher(traceparent);
        return matcher.matches() ? Optional.of(new Trace(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The header's value. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static String hex(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextLong() | 1);
    }
}
