package io.ordersaga.topology.stream.payment;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.WireTypes;
import io.ordersaga.topology.decision.payment.PaymentState;
import io.ordersaga.topology.stream.Deadline;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.view.payment.PaymentView;
import io.ordersaga.topology.view.payment.PaymentViewFold;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/** The stores of the payment service. Their names name changelog topics: to rename one is to lose what it holds. */
public final class PaymentStores {
    private static final Serde<OrderId> ORDER_ID = Topics.PAYMENT_EVENTS.key();

    private static final WireTypes<PaymentState> STATES = WireTypes.of(PaymentState.class)
            .with("not-requested", PaymentState.NotRequested.class)
            .with("charging", PaymentState.Charging.class)
            .with("awaiting-retry", PaymentState.AwaitingRetry.class)
            .with("charged", PaymentState.Charged.class)
            .with("reversing", PaymentState.Reversing.class)
            .with("awaiting-reversal", PaymentState.AwaitingReversal.class)
            .with("declined", PaymentState.Declined.class)
            .with("refunded", PaymentState.Refunded.class)
            .with("voided", PaymentState.Voided.class)
            .build();

    /** Where each order's payment stands. Holds what is not committed yet, so nobody but the ledger reads it. */
    static final KeyedStore<OrderId, PaymentState> LEDGER =
            new KeyedStore<>("payment-ledger", ORDER_ID, Serdes.tagged(STATES));

    /** When the provider is to be asked again. */
    static final KeyedStore<String, Deadline<OrderId>> RETRIES = Deadlines.store("payment-retries", ORDER_ID);

    /** What clients see of each order's payment. */
    public static final KeyedStore<OrderId, PaymentView> PAYMENTS =
            new KeyedStore<>("payments", ORDER_ID, Serdes.row(PaymentView.class));

    /**
     * Orders by their payment's id. It lies in the partition of the order, which a payment's id does not tell: look it up in
     * all of them.
     */
    public static final View.Index<OrderId, PaymentView> PAYMENTS_BY_ID = View.Index.of(
            "payments-by-id", ORDER_ID, row -> Optional.of(row.paymentId().value()));

    /** Payments of a user by time of creation. */
    public static final View.Index<OrderId, PaymentView> PAYMENTS_BY_USER = View.Index.of(
            "payments-by-user",
            ORDER_ID,
            row -> Optional.of(IndexKeys.byGroup(row.userId().value(), row.createdAt(), row.paymentId())));

    static final View<OrderId, PaymentEvent, PaymentView> VIEW =
            new View<>(PAYMENTS, PaymentViewFold::apply, List.of(PAYMENTS_BY_ID, PAYMENTS_BY_USER));

    private PaymentStores() {}
}
