package io.ordersaga.topology.stream.order;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.table.OrderItemKey;
import io.ordersaga.topics.table.OrderItemRow;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.order.OrderSaga;
import io.ordersaga.topology.decision.order.SagaInput;
import io.ordersaga.topology.decision.order.SagaPolicy;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
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
 * The order service: the saga of every order with what it asks of stock, and the views folded from what it committed; and the
 * products of the shop, as the order edge needs them for prices.
 */
public final class OrderTopology {
    public static final String APPLICATION_ID = "order-service";

    private final OrderSaga saga;
    private final ViewListener listener;

    public OrderTopology(SagaPolicy policy, ViewListener listener) {
        this.saga = new OrderSaga(policy);
        this.listener = listener;
    }

    public Topology build(Properties config) {
        StreamsBuilder builder = Flow.builder(config);
        runSagas(builder);
        KStream<OrderId, OrderView> rows = Flow.read(builder, Topics.ORDER_EVENTS)
                .process(ViewProcessor.over(OrderStores.VIEW, listener), Named.as("fold-orders"));
        writeTables(rows);
        PriceList.addTo(builder);
        return builder.build(config);
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return List.of(OrderStores.ORDERS, OrderStores.ORDERS_BY_USER.store(), OrderStores.ORDERS_BY_TIME.store());
    }

    private void runSagas(StreamsBuilder builder) {
        KStream<Object, Message<?>> messages =
                sagaInputs(builder).process(SagaProcessor.running(saga), Named.as("decide-next-step"));
        Flow.write(messages, Topics.ORDER_EVENTS, WireNames.ORDER_EVENTS);
        Flow.write(messages, Topics.STOCK_COMMANDS, WireNames.STOCK_COMMANDS);
    }

    private static KStream<OrderId, SagaInput> sagaInputs(StreamsBuilder builder) {
        KStream<OrderId, SagaInput> asked = Flow.read(builder, Topics.ORDER_COMMANDS)
                .mapValues(SagaInput.Asked::new, Named.as("take-order-commands"));
        KStream<OrderId, SagaInput> stock = Flow.read(builder, Topics.PRODUCT_EVENTS)
                .mapValues(SagaInput.StockAnswered::new, Named.as("take-product-events"));
        KStream<OrderId, SagaInput> payment = Flow.read(builder, Topics.PAYMENT_EVENTS)
                .mapValues(SagaInput.PaymentAnswered::new, Named.as("take-payment-events"));
        return asked.merge(stock, Named.as("with-product-events")).merge(payment, Named.as("with-payment-events"));
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
