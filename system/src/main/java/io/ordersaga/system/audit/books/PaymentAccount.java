package io.ordersaga.system.audit.books;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentFailed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRequested;
import io.ordersaga.topics.payment.PaymentEvent.PaymentUnknown;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.table.PaymentRow;
import java.time.Instant;
import java.util.Optional;

/** All that the log says of the payment of one order. */
public final class PaymentAccount {
    private final PaymentRequested requested;
    private final Instant createdAt;
    private PaymentStatus status = PaymentStatus.PENDING;
    private Optional<String> reason = Optional.empty();
    private Optional<Instant> chargedAt = Optional.empty();
    private long charged;
    private long refunded;
    private Instant updatedAt;
    private long version = 1;

    PaymentAccount(PaymentRequested requested, Instant at) {
        this.requested = requested;
        this.createdAt = at;
        this.updatedAt = at;
    }

    void apply(Message<PaymentEvent> message) {
        version++;
        updatedAt = message.occurredAt();
        switch (message.body()) {
            case PaymentRequested e -> {
                // Once is enough.
            }
            case PaymentProcessed e -> {
                become(PaymentStatus.COMPLETED, Optional.empty());
                charged += e.amount().minorUnits();
                chargedAt = chargedAt.or(() -> Optional.of(message.occurredAt()));
            }
            case PaymentFailed e -> become(PaymentStatus.FAILED, Optional.of(e.reason()));
            case PaymentUnknown e -> become(PaymentStatus.UNKNOWN, Optional.of(e.reason()));
            case PaymentRefunded e -> {
                become(PaymentStatus.REFUNDED, Optional.empty());
                refunded += e.amount().minorUnits();
            }
        }
    }

    private void become(PaymentStatus next, Optional<String> why) {
        status = next;
        reason = why;
    }

    public OrderId orderId() {
        return requested.orderId();
    }

    public PaymentStatus status() {
        return status;
    }

    /** Minor units taken, whether or not given back. */
    public long charged() {
        return charged;
    }

    /** Minor units given back. */
    public long refunded() {
        return refunded;
    }

    /** When money was taken for the first time. */
    public Optional<Instant> chargedAt() {
        return chargedAt;
    }

    /** The row that view and table must have. */
    public PaymentRow row() {
        return new PaymentRow(
                requested.paymentId(),
                requested.orderId(),
                requested.userId(),
                requested.amount(),
                status,
                reason,
                version,
                createdAt,
                updatedAt);
    }
}
