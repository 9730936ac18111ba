package io.ordersaga.topology.stream.payment;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.Flow;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What the payment service decides: the ledger of every order's payment. */
public final class PaymentTopology {
    public static final String APPLICATION_ID = "payment-service";

    private final RetryPolicy policy;

    public PaymentTopology(RetryPolicy policy) {
        this.policy = policy;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    void addTo(StreamsBuilder builder) {
        KStream<Object, Message<?>> decided =
                ledgerInputs(builder).process(LedgerProcessor.keeping(policy), Named.as("keep-ledger"));
        Flow.write(decided, Topics.PAYMENT_EVENTS, WireNames.PAYMENT_EVENTS);
        Flow.write(decided, Topics.PAYMENT_REQUESTS, WireNames.PAYMENT_REQUESTS);
    }

    private static KStream<OrderId, LedgerInput> ledgerInputs(StreamsBuilder builder) {
        KStream<OrderId, LedgerInput> orders = Flow.read(builder, Topics.ORDER_EVENTS)
                .mapValues(LedgerInput.OrderTold::new, Named.as("take-order-events"));
        KStream<OrderId, LedgerInput> results = Flow.read(builder, Topics.PAYMENT_RESULTS)
                .mapValues(LedgerInput.ProviderTold::new, Named.as("take-payment-results"));
        return orders.merge(results, Named.as("with-payment-results"));
    }
}
