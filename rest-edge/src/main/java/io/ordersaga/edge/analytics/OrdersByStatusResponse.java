package io.ordersaga.edge.analytics;

import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topology.view.analytics.Milestone;
import io.ordersaga.topology.view.analytics.Tally.Cohort;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The orders that were created in a time, by the status that they have now. */
record OrdersByStatusResponse(
        @OneOf({"minute", "hour", "day"}) String by,
        Instant from,
        Instant to,
        @Described("All orders created in this time.") long orders,
        List<Status> statuses)
        implements Tabular {

    /** How many have one status. */
    record Status(OrderStatus status, long orders) {}

    @Override
    public Table table() {
        return new Table(List.of("status", "orders"), statuses);
    }

    static OrdersByStatusResponse of(Span span, Cohort cohort) {
        Span.Asked asked = span.asked();
        return new OrdersByStatusResponse(
                asked.by(),
                asked.from(),
                asked.to(),
                cohort.reaching(Milestone.CREATED),
                Arrays.stream(OrderStatus.values())
                        .map(status -> new Status(status, cohort.in(status)))
                        .toList());
    }
}
