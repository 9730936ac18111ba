package io.ordersaga.topology.stream.notification;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;

/** What is heard about an order, and from whom. */
sealed interface OrderNews {

    /** The order's saga tells what it decided. */
    record OrderTold(Message<OrderEvent> message) implements OrderNews {}

    /** The payment ledger tells what it decided. */
    record PaymentTold(Message<PaymentEvent> message) implements OrderNews {}
}
