package io.ordersaga.topology.stream.analytics;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.WireTypes;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.view.analytics.OrderFacts;
import io.ordersaga.topology.view.analytics.Tally;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;

/** The stores of the analytics service. Their names name changelog topics: to rename one is to lose what it holds. */
public final class AnalyticsStores {
    private static final Serde<String> TEXT = Serdes.key(Function.identity(), Function.identity());
    private static final WireTypes<Tally> TALLIES_BY_NAME = WireTypes.of(Tally.class)
            .with("orders", Tally.Cohort.class)
            .with("sales", Tally.Sales.class)
            .with("product-sales", Tally.ProductSales.class)
            .with("failures", Tally.Failures.class)
            .with("durations", Tally.Durations.class)
            .build();

    /** What was counted by this partition's orders, by {@link TallyKeys}. */
    public static final KeyedStore<String, Tally> TALLIES =
            new KeyedStore<>("analytics-windows", TEXT, Serdes.tagged(TALLIES_BY_NAME));

    /** What has been counted of each order. */
    static final KeyedStore<OrderId, OrderFacts> ORDERS =
            new KeyedStore<>("analytics-orders", Topics.ORDER_EVENTS.key(), Serdes.row(OrderFacts.class));

    /** The same orders by the time since which they are known, to be forgotten in that order. */
    static final KeyedStore<String, OrderId> ORDERS_BY_TIME =
            new KeyedStore<>("analytics-orders-by-time", TEXT, Topics.ORDER_EVENTS.key());

    private AnalyticsStores() {}
}
