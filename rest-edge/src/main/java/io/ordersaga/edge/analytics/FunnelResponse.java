package io.ordersaga.edge.analytics;

import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topology.view.analytics.Milestone;
import io.ordersaga.topology.view.analytics.Tally.Cohort;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How far the orders have come that were created in a time. */
record FunnelResponse(@OneOf({"minute", "hour", "day"}) String by, Instant from, Instant to, List<Step> steps)
        implements Tabular {

    /** How many have come so far, or farther. */
    record Step(
            @OneOf({"created", "reserved", "paid", "confirmed"})
            String step,

            long orders) {}

    @Override
    public Table table() {
        return new Table(List.of("step", "orders"), steps);
    }

    static FunnelResponse of(Span span, Cohort cohort) {
        Span.Asked asked = span.asked();
        return new FunnelResponse(
                asked.by(),
                asked.from(),
                asked.to(),
                Stream.of(Milestone.CREATED, Milestone.RESERVED, Milestone.PAID, Milestone.CONFIRMED)
                        .map(step -> new Step(step.name().toLowerCase(Locale.ROOT), cohort.reaching(step)))
                        .toList());
    }
}
