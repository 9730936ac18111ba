package io.ordersaga.edge.analytics;

import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topology.view.analytics.Percentiles;
import io.ordersaga.topology.view.analytics.Tally.Durations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How long orders took from their creation to the end of their saga, window by window.
 *
 * @param all of all windows together; empty where no saga ended
 */
record SagaDurationResponse(
        @OneOf({"minute", "hour", "day"}) String by,
        Instant from,
        Instant to,
        Optional<Quantiles> all,

        @Described("Only those in which a saga ended, oldest first.")
        List<Window> windows)
        implements Tabular {

    /** Milliseconds that were not exceeded by so many percent of the sagas, each within one percent of the exact number. */
    record Quantiles(long sagas, long p50Ms, long p90Ms, long p95Ms, long p99Ms, long maxMs) {
        private static Quantiles of(Durations durations) {
            Percentiles percentiles = Percentiles.of(durations);
            return new Quantiles(
                    durations.sagas(),
                    percentiles.millis(0.50),
                    percentiles.millis(0.90),
                    percentiles.millis(0.95),
                    percentiles.millis(0.99),
                    percentiles.millis(1));
        }
    }

    /** The sagas that ended in one window. */
    record Window(@Described("When it begins.") Instant start, Quantiles quantiles) {}

    @Override
    public Table table() {
        return new Table(
                List.of(
                        "start",
                        "quantiles.sagas",
                        "quantiles.p50Ms",
                        "quantiles.p90Ms",
                        "quantiles.p95Ms",
                        "quantiles.p99Ms",
                        "quantiles.maxMs"),
                windows);
    }

    /** @param byWindow none without a saga */
    static SagaDurationResponse of(Span span, SortedMap<Instant, Durations> byWindow) {
        Span.Asked asked = span.asked();
        return new SagaDurationResponse(
                asked.by(),
                asked.from(),
                asked.to(),
                byWindow.values().stream().reduce(Durations::plus).map(Quantiles::of),
                byWindow.entrySet().stream()
                        .map(entry -> new Window(entry.getKey(), Quantiles.of(entry.getValue())))
                        .toList());
    }
}
