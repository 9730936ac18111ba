package io.ordersaga.topology.stream.payment;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The payment service: the ledger of every order's payment, and the views folded from what it committed. */
public final class PaymentTopology {
    public static final String APPLICATION_ID = "payment-service";

    private final RetryPolicy policy;
    private final ViewListener listener;

    public PaymentTopology(RetryPolicy policy, ViewListener listener) {
        this.policy = policy;
        this.listener = listener;
    }

    public Topology build(Properties config) {
        StreamsBuilder builder = Flow.builder(config);
        keepLedger(builder);
        foldPayments(builder);
        return builder.build(config);
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return List.of(
                PaymentStores.PAYMENTS, PaymentStores.PAYMENTS_BY_ID.store(), PaymentStores.PAYMENTS_BY_USER.store());
    }

    private void keepLedger(StreamsBuilder builder) {
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

    private void foldPayments(StreamsBuilder builder) {
        KStream<PaymentId, PaymentRow> rows = Flow.read(builder, Topics.PAYMENT_EVENTS)
                .process(ViewProcessor.over(PaymentStores.VIEW, listener), Named.as("fold-payments"))
                .map((order, view) -> KeyValue.pair(view.paymentId(), view.toRow()), Named.as("to-payment-row"));
        Flow.write(rows, Topics.PAYMENTS);
    }
}
