package io.ordersaga.topology.stream.order;

import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topology.decision.order.OrderExamples;
import io.ordersaga.topology.stream.DeadLetterProcessing;
import io.ordersaga.topology.stream.DeadLetterReading;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.ViewListener;
import org.apache.kafka.streams.StreamsConfig;

/** The order service under test, what it decides and what it shows. */
final class Saga {
    private Saga() {}

    static TopologyHarness harness(ViewListener listener) {
        return TopologyHarness.of(config -> Flow.build(config, builder -> {
                    new OrderTopology(OrderExamples.POLICY).addTo(builder);
                    new OrderViews(listener).addTo(builder);
                }))
                .with(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterReading.class)
                .with(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessing.class);
    }
}
