package io.ordersaga.topics.payment;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.UserId;

/** What became of an order's payment. Key of the topic: the order's id. */
public sealed interface PaymentEvent {
    OrderId orderId();

    PaymentId paymentId();

    record PaymentRequested(OrderId orderId, PaymentId paymentId, UserId userId, Money amount)
            implements PaymentEvent {}

    /** The money has been taken. */
    record PaymentProcessed(OrderId orderId, PaymentId paymentId, Money amount) implements PaymentEvent {}

    /** No money was taken, and none will be. */
    record PaymentFailed(OrderId orderId, PaymentId paymentId, String reason) implements PaymentEvent {}

    /**
     * The provider's answer is not known; it will be asked again with the same key.
     *
     * @param attempt the attempt that stayed unanswered, from 1
     */
    record PaymentUnknown(OrderId orderId, PaymentId paymentId, int attempt, String reason) implements PaymentEvent {}

    /** The money that had been taken has been given back. */
    record PaymentRefunded(OrderId orderId, PaymentId paymentId, Money amount) implements PaymentEvent {}
}
