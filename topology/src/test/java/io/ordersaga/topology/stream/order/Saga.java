package io.ordersaga.topology.stream.order;

import io.ordersaga.topology.decision.order.OrderExamples;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;

/** The order service under test, what it decides and what it shows. */
final class Saga {
    private Saga() {}

    static ServiceHarness harness(ViewListener listener) {
        return ServiceHarness.ofParts(builder -> {
            new OrderTopology(OrderExamples.POLICY).addTo(builder);
            new OrderViews(listener).addTo(builder);
        });
    }
}
