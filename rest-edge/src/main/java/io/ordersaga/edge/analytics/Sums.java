package io.ordersaga.edge.analytics;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.store.KeyRange;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Slice;
import io.ordersaga.topology.stream.analytics.TallyKeys;
import io.ordersaga.topology.view.analytics.Count.Kind;
import io.ordersaga.topology.view.analytics.Tally;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Adds up what the partitions have counted. */
final class Sums {
    /** Of each partition; more would take long to add up and much memory. */
    static final int MAX_ROWS = 100_000;

    private final Windows windows;

    Sums(Windows windows) {
        this.windows = windows;
    }

    /** The sum over all windows of a span, by dimension. @throws ProblemException 400 if that were too much */
    <T extends Tally> SortedMap<String, T> total(Span span, Kind kind, Class<T> type) {
        return sums(read(span, kind), row -> TallyKeys.dimension(row.place()), type);
    }

    /** The sums of each window in which something was counted, by its beginning and by dimension. @throws as {@link #total} */
    <T extends Tally> SortedMap<Instant, SortedMap<String, T>> byWindow(Span span, Kind kind, Class<T> type) {
        SortedMap<Instant, SortedMap<String, T>> byWindow = new TreeMap<>();
        sums(read(span, kind), Listed::place, type)
                .forEach((key, tally) -> byWindow.computeIfAbsent(TallyKeys.start(key), start -> new TreeMap<>())
                        .put(TallyKeys.dimension(key), tally));
        return byWindow;
    }

    private Stream<Listed<Tally>> read(Span span, Kind kind) {
        KeyRange range = KeyRange.between(
                TallyKeys.from(span.by(), kind, span.from()), TallyKeys.from(span.by(), kind, span.to()), MAX_ROWS);
        return windows.slices(range).stream().map(Sums::whole).flatMap(slice -> slice.rows().stream());
    }

    private static Slice<Tally> whole(Slice<Tally> slice) {
        if (!slice.complete()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "from and to must be closer to each other, or by a longer window: there is too much to add up");
        }
        return slice;
    }

    private static <T extends Tally> SortedMap<String, T> sums(
            Stream<Listed<Tally>> rows, Function<Listed<Tally>, String> by, Class<T> type) {
        SortedMap<String, T> sums = new TreeMap<>();
        rows.forEach(row ->
                sums.merge(by.apply(row), type.cast(row.row()), (one, other) -> type.cast(Tally.sum(one, other))));
        return sums;
    }
}
