package io.ordersaga.topics.payment;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;

/** What the payment provider answered. Key of the topic: the order's id. After a crash of the worker a result may repeat. */
public sealed interface PaymentResult {
    OrderId orderId();

    PaymentId paymentId();

    /** The attempt that this answers. */
    int attempt();

    record ChargeSucceeded(OrderId orderId, PaymentId paymentId, int attempt) implements PaymentResult {}

    record ChargeDeclined(OrderId orderId, PaymentId paymentId, int attempt, String reason) implements PaymentResult {}

    /** @param charged whether money had been taken and was given back; if not, none was taken and none can be */
    record PaymentReversed(OrderId orderId, PaymentId paymentId, int attempt, boolean charged)
            implements PaymentResult {}

    /** No answer, or none that says what happened. */
    record OutcomeUnknown(OrderId orderId, PaymentId paymentId, int attempt, String reason) implements PaymentResult {}
}
