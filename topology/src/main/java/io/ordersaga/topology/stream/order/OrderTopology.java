package io.ordersaga.topology.stream.order;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.order.OrderSaga;
import io.ordersaga.topology.decision.order.SagaInput;
import io.ordersaga.topology.decision.order.SagaPolicy;
import io.ordersaga.topology.stream.Flow;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What the order service decides: the saga of every order, with what it asks of stock. */
public final class OrderTopology {
    public static final String APPLICATION_ID = "order-service";

    private final OrderSaga saga;

    public OrderTopology(SagaPolicy policy) {
        this.saga = new OrderSaga(policy);
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    void addTo(StreamsBuilder builder) {
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
}
