package io.ordersaga.edge.analytics;

import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topology.view.analytics.Tally.Failures;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The orders that failed in a time, by the reason. */
record FailuresResponse(@OneOf({"minute", "hour", "day"}) String by, Instant from, Instant to, List<Reason> reasons)
        implements Tabular {

    /** How many failed for one reason. */
    record Reason(FailureReason reason, long orders) {}

    @Override
    public Table table() {
        return new Table(List.of("reason", "orders"), reasons);
    }

    static FailuresResponse of(Span span, Map<String, Failures> failures) {
        Span.Asked asked = span.asked();
        return new FailuresResponse(
                asked.by(),
                asked.from(),
                asked.to(),
                Arrays.stream(FailureReason.values())
                        .map(reason -> new Reason(
                                reason,
                                failures.getOrDefault(reason.code(), new Failures(0))
                                        .orders()))
                        .toList());
    }
}
