package io.ordersaga.topics.table;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.payment.PaymentStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * The current state of a payment.
 *
 * @param reason why it failed, or is unknown
 * @param version counts the payment's events, from 1
 */
public record PaymentRow(
        PaymentId paymentId,
        OrderId orderId,
        UserId userId,
        Money amount,
        PaymentStatus status,
        Optional<String> reason,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
