package io.ordersaga.topology.stream.order;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.table.OrderItemKey;
import io.ordersaga.topics.table.OrderItemRow;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import io.ordersaga.topology.view.order.OrderView;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * What the order service shows: the views folded from what the sagas committed, their tables, and the products of the shop, as
 * the order edge needs them for prices.
 */
public final class OrderViews {
    public static final String APPLICATION_ID = "order-views";

    private final ViewListener listener;

    public OrderViews(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    /** The stores that analysts may read. */
    public static List<OpenStore<?, ?>> open() {
        return List.of(
                OpenStore.rows(OrderStores.ORDERS, "orderId").withholding("order.paymentToken", "order.fingerprint"),
                OpenStore.index(OrderStores.ORDERS_BY_USER, "userId|createdAt|orderId"),
                OpenStore.index(OrderStores.ORDERS_BY_TIME, "createdAt|orderId"),
                OpenStore.index(OrderStores.ORDERS_BY_STATUS, "status|createdAt|orderId"));
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return OpenStore.stores(open());
    }

    void addTo(StreamsBuilder builder) {
        KStream<OrderId, OrderView> rows = Flow.read(builder, Topics.ORDER_EVENTS)
                .process(ViewProcessor.over(OrderStores.VIEW, listener), Named.as("fold-orders"));
        writeTables(rows);
        PriceList.addTo(builder);
    }

    private static void writeTables(KStream<OrderId, OrderView> rows) {
        Flow.write(rows.mapValues(OrderView::toRow, Named.as("to-order-row")), Topics.ORDERS);
        KStream<OrderItemKey, OrderItemRow> items = rows.filter(
                        (id, view) -> view.version() == 1, Named.as("select-new-orders"))
                .flatMap((id, view) -> items(view), Named.as("to-order-item-rows"));
        Flow.write(items, Topics.ORDER_ITEMS);
    }

    private static List<KeyValue<OrderItemKey, OrderItemRow>> items(OrderView view) {
        OrderId order = view.order().orderId();
        return view.order().lines().stream().map(line -> item(order, line)).toList();
    }

    private static KeyValue<OrderItemKey, OrderItemRow> item(OrderId order, OrderLine line) {
        return KeyValue.pair(
                new OrderItemKey(order, line.productId()),
                new OrderItemRow(
                        order, line.productId(), line.name(), line.quantity(), line.unitPrice(), line.total()));
    }
}
