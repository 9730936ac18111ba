package io.ordersaga.topics.payment;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import java.util.Optional;

/**
 * What the payment worker is to ask of the provider. Key of the topic: the order's id. The provider's idempotency key is the
 * payment's id, so asking again is harmless.
 */
public sealed interface PaymentRequest {
    OrderId orderId();

    PaymentId paymentId();

    /** Counts the questions about this payment, from 1. */
    int attempt();

    Money amount();

    /** Take the money. */
    record ChargePayment(OrderId orderId, PaymentId paymentId, int attempt, Money amount, Optional<String> token)
            implements PaymentRequest {}

    /** See to it that nothing is and nothing will be charged under this key: refund what was taken, refuse what comes later. */
    record ReversePayment(OrderId orderId, PaymentId paymentId, int attempt, Money amount, Optional<String> token)
            implements PaymentRequest {}
}
