package io.ordersaga.edge.analytics;

import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.topics.wire.Timestamps;
import io.ordersaga.topology.view.analytics.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The windows that are asked for.
 *
 * @param from the beginning of the first window
 * @param to the end of the last window
 */
record Span(Resolution by, Instant from, Instant to) {
    static final int MAX_WINDOWS = 1_500;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Schema TIME = Schema.text().with("format", "date-time");
    private static final Parameter BY = Parameter.query(
            "by",
            Schema.oneOf(names()).withDefault(name(Resolution.HOUR)),
            "How long the windows are. Minutes can be asked for as far back as 7 days, hours 92 days, days 400 days.");
    private static final Parameter FROM = Parameter.query(
            "from", TIME, "From the window of this time on; otherwise the last 60 minutes, 24 hours or 30 days.");
    private static final Parameter TO = Parameter.query(
            "to",
            TIME,
            "Up to the window of this time, or before it if it begins then; otherwise up to the present one.");

    /** Of every route that is about windows. */
    static final List<Parameter> PARAMETERS = List.of(BY, FROM, TO);

    /** @throws ProblemException 400 if there are no such windows, or too many, or they are not kept any more */
    static Span of(Request request, Instant now) {
        Resolution by = request.query(BY.name(), Span::resolution, "one of " + String.join(", ", names()))
                .orElse(Resolution.HOUR);
        Optional<Instant> first = request.query(FROM.name(), Span::time, "an RFC 3339 time");
        Instant to = request.query(TO.name(), Span::time, "an RFC 3339 time")
                .map(end -> endOf(by, end))
                .orElseGet(() -> by.startOf(now).plus(by.length()));
        Instant from = first.map(by::startOf).orElseGet(() -> usual(by, to, now));
        return new Span(by, from, to).checked(by.oldest(now));
    }

    private Span checked(Instant oldest) {
        requireThat(from.isBefore(to), "from must be before to");
        requireThat(
                !from.isBefore(oldest),
                "from must be " + oldest + " or later: windows of a " + name(by) + " are kept for "
                        + by.retention().toDays() + " days");
        requireThat(
                Duration.between(from, to).dividedBy(by.length()) <= MAX_WINDOWS,
                "from and to must have at most " + MAX_WINDOWS + " windows between them");
        return this;
    }

    /** Which is nothing older than what is kept, unless the end is so old already. */
    private static Instant usual(Resolution by, Instant to, Instant now) {
        int windows = switch (by) {
            case MINUTE -> 60;
            case HOUR -> 24;
            case DAY -> 30;
        };
        Instant usual = to.minus(by.length().multipliedBy(windows));
        Instant oldest = by.oldest(now);
        return usual.isBefore(oldest) && oldest.isBefore(to) ? oldest : usual;
    }

    private static Instant endOf(Resolution by, Instant end) {
        Instant start = by.startOf(end);
        return start.equals(end) ? end : start.plus(by.length());
    }

    private static Instant time(String text) {
        Instant time = Timestamps.read(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("no time that anything happens at");
        }
        return time;
    }

    private static Resolution resolution(String text) {
        return Arrays.stream(Resolution.values())
                .filter(one -> name(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such resolution"));
    }

    private static String name(Resolution resolution) {
        return resolution.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names() {
        return Arrays.stream(Resolution.values()).map(Span::name).toList();
    }

    /** As clients see it. */
    Asked asked() {
        return new Asked(name(by), from, to);
    }

    /** The windows that an answer is about. */
    record Asked(String by, Instant from, Instant to) {}

    private static void requireThat(boolean condition, String otherwise) {
        if (!condition) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, otherwise);
        }
    }
}
