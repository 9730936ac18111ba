package io.ordersaga.topology.stream.payment;

import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What the payment service shows: the views folded from what its ledger committed, and their table. */
public final class PaymentViews {
    public static final String APPLICATION_ID = "payment-views";

    private final ViewListener listener;

    public PaymentViews(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    /** The stores that analysts may read. */
    public static List<OpenStore<?, ?>> open() {
        return List.of(
                OpenStore.rows(PaymentStores.PAYMENTS, "orderId"),
                OpenStore.index(PaymentStores.PAYMENTS_BY_ID, "paymentId"),
                OpenStore.index(PaymentStores.PAYMENTS_BY_USER, "userId|createdAt|paymentId"));
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return OpenStore.stores(open());
    }

    void addTo(StreamsBuilder builder) {
        KStream<PaymentId, PaymentRow> rows = Flow.read(builder, Topics.PAYMENT_EVENTS)
                .process(ViewProcessor.over(PaymentStores.VIEW, listener), Named.as("fold-payments"))
                .map((order, view) -> KeyValue.pair(view.paymentId(), view.toRow()), Named.as("to-payment-row"));
        Flow.write(rows, Topics.PAYMENTS);
    }
}
