package io.ordersaga.topology.stream.payment;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentResult;

/** What a payment ledger is told, and by whom. */
sealed interface LedgerInput {

    /** The order's saga tells what it decided. */
    record OrderTold(Message<OrderEvent> message) implements LedgerInput {}

    /** The payment worker tells what the provider answered. */
    record ProviderTold(Message<PaymentResult> message) implements LedgerInput {}
}
