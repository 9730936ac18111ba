package io.ordersaga.topics.order;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.RefusalCode;
import java.util.List;
import java.util.Optional;

/**
 * What became of an order, as its saga decided. Key of the topic: the order's id. Every event that others act upon carries
 * all they need, so that nobody has to remember an earlier one.
 */
public sealed interface OrderEvent {
    OrderId orderId();

    /** The order is accepted and its stock is being reserved. */
    record OrderCreated(Order order, EventId commandId) implements OrderEvent {
        @Override
        public OrderId orderId() {
            return order.orderId();
        }
    }

    /** Every line is held; the payment is due. */
    record OrderProductsReserved(Order order) implements OrderEvent {
        @Override
        public OrderId orderId() {
            return order.orderId();
        }
    }

    /** Paid: the held stock is sold. */
    record OrderConfirmed(OrderId orderId, List<OrderLine> lines, PaymentId paymentId, Money amount)
            implements OrderEvent {
        public OrderConfirmed {
            lines = List.copyOf(lines);
        }
    }

    /** Not paid; the held stock is to be released before the order ends FAILED. */
    record OrderPaymentFailed(OrderId orderId, List<OrderLine> lines, FailureReason reason, Optional<String> detail)
            implements OrderEvent {
        public OrderPaymentFailed {
            lines = List.copyOf(lines);
        }
    }

    /** The order has ended FAILED; whatever is still held is to be released. */
    record OrderFailed(OrderId orderId, List<OrderLine> lines, FailureReason reason, Optional<String> detail)
            implements OrderEvent {
        public OrderFailed {
            lines = List.copyOf(lines);
        }
    }

    /** A cancellation was accepted while the payment was under way; the payment's answer will resolve it. */
    record OrderCancellationRequested(OrderId orderId, Optional<String> reason, EventId commandId)
            implements OrderEvent {}

    /** The order has ended CANCELLED; stock is to be given back, and the payment if there was one. */
    record OrderCancelled(OrderId orderId, List<OrderLine> lines, Optional<String> reason, EventId commandId)
            implements OrderEvent {
        public OrderCancelled {
            lines = List.copyOf(lines);
        }
    }

    /** A command was not obeyed. */
    record OrderCommandRefused(OrderId orderId, EventId commandId, RefusalCode code) implements OrderEvent {}

    /**
     * Something that the saga recorded and did not act upon: an answer that came late, or one that decides nothing.
     *
     * @param noted wire name of the event that was noted
     */
    record OrderEventNoted(OrderId orderId, String noted, Optional<String> detail) implements OrderEvent {}
}
