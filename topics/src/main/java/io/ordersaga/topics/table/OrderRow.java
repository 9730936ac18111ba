package io.ordersaga.topics.table;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * The current state of an order.
 *
 * @param version counts the order's events, from 1
 */
public record OrderRow(
        OrderId orderId,
        UserId userId,
        OrderStatus status,
        Money total,
        Optional<PaymentId> paymentId,
        Optional<FailureReason> failureReason,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
