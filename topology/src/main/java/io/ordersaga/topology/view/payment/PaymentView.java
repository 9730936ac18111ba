package io.ordersaga.topology.view.payment;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.table.PaymentRow;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client sees of a payment, folded from its events.
 *
 * @param reason why it failed, or is unknown
 * @param version counts the payment's events, from 1
 */
public record PaymentView(
        PaymentId paymentId,
        OrderId orderId,
        UserId userId,
        Money amount,
        PaymentStatus status,
        Optional<String> reason,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The row of the table topic. */
    public PaymentRow toRow() {
        return new PaymentRow(paymentId, orderId, userId, amount, status, reason, version, createdAt, updatedAt);
    }

    PaymentView changed(PaymentStatus newStatus, Optional<String> newReason, Instant at) {
        return new PaymentView(paymentId, orderId, userId, amount, newStatus, newReason, version + 1, createdAt, at);
    }
}
