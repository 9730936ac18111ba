package io.ordersaga.topology.stream.order;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.WireTypes;
import io.ordersaga.topology.decision.order.SagaState;
import io.ordersaga.topology.stream.Deadline;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.OrderViewFold;
import java.util.List;
import java.util.Optional;

/** The stores of the order service. Their names name changelog topics: to rename one is to lose what it holds. */
public final class OrderStores {
    private static final WireTypes<SagaState> STATES = WireTypes.of(SagaState.class)
            .with("not-started", SagaState.NotStarted.class)
            .with("reserving", SagaState.Reserving.class)
            .with("paying", SagaState.Paying.class)
            .with("releasing", SagaState.Releasing.class)
            .with("confirmed", SagaState.Confirmed.class)
            .with("failed", SagaState.Failed.class)
            .with("cancelled", SagaState.Cancelled.class)
            .build();

    /** Where each saga stands. Holds what is not committed yet, so nobody but the saga reads it. */
    static final KeyedStore<OrderId, SagaState> SAGAS =
            new KeyedStore<>("order-saga", Topics.ORDER_EVENTS.key(), Serdes.tagged(STATES));

    static final KeyedStore<String, Deadline<OrderId>> DEADLINES =
            Deadlines.store("order-deadlines", Topics.ORDER_EVENTS.key());

    /** What clients see of each order. */
    public static final KeyedStore<OrderId, OrderView> ORDERS =
            new KeyedStore<>("orders", Topics.ORDER_EVENTS.key(), Serdes.row(OrderView.class));

    /** Orders of a user by time of creation. */
    public static final View.Index<OrderId, OrderView> ORDERS_BY_USER = View.Index.of(
            "orders-by-user",
            Topics.ORDER_EVENTS.key(),
            row -> Optional.of(IndexKeys.byGroup(
                    row.order().userId().value(), row.createdAt(), row.order().orderId())));

    /** All orders by time of creation. */
    public static final View.Index<OrderId, OrderView> ORDERS_BY_TIME = View.Index.of(
            "orders-by-time",
            Topics.ORDER_EVENTS.key(),
            row -> Optional.of(IndexKeys.byTime(row.createdAt(), row.order().orderId())));

    /** The orders in each state by time of creation. */
    public static final View.Index<OrderId, OrderView> ORDERS_BY_STATUS = View.Index.of(
            "orders-by-status",
            Topics.ORDER_EVENTS.key(),
            row -> Optional.of(IndexKeys.byGroup(
                    row.status().name(), row.createdAt(), row.order().orderId())));

    static final View<OrderId, OrderEvent, OrderView> VIEW =
            new View<>(ORDERS, OrderViewFold::apply, List.of(ORDERS_BY_USER, ORDERS_BY_TIME, ORDERS_BY_STATUS));

    private OrderStores() {}
}
