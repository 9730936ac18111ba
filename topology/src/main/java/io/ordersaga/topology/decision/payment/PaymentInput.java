package io.ordersaga.topology.decision.payment;

import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentResult;
import java.time.Instant;

/** What a payment ledger decides on. */
public sealed interface PaymentInput {

    /** The order's saga has decided. */
    record OrderSaid(OrderEvent event) implements PaymentInput {}

    /** The payment provider has answered, or has not. */
    record ProviderSaid(PaymentResult result) implements PaymentInput {}

    /** @param dueAt the deadline that has passed; one that is no longer the state's decides nothing */
    record RetryDue(Instant dueAt) implements PaymentInput {}
}
