package io.ordersaga.topology.stream.analytics;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.ViewListener;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * What the analytics service counts. It decides nothing and writes no topic: each partition of orders keeps sums of its own, and
 * whoever asks adds them up, so no order travels to another partition to be counted.
 */
public final class AnalyticsTopology {
    public static final String APPLICATION_ID = "analytics-service";

    private final ViewListener listener;

    public AnalyticsTopology(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    /** The stores that analysts may read. */
    public static List<OpenStore<?, ?>> open() {
        return List.of(OpenStore.windows(AnalyticsStores.TALLIES, "resolution|kind|beginning of the window|dimension"));
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return OpenStore.stores(open());
    }

    void addTo(StreamsBuilder builder) {
        heard(builder).process(CountingProcessor.heardBy(listener), Named.as("count-orders"));
    }

    private static KStream<OrderId, Heard> heard(StreamsBuilder builder) {
        KStream<OrderId, Heard> orders =
                Flow.read(builder, Topics.ORDER_EVENTS).mapValues(Heard.OfOrder::new, Named.as("take-order-events"));
        KStream<OrderId, Heard> payments = Flow.read(builder, Topics.PAYMENT_EVENTS)
                .mapValues(Heard.OfPayment::new, Named.as("take-payment-events"));
        return orders.merge(payments, Named.as("with-payment-events"));
    }
}
