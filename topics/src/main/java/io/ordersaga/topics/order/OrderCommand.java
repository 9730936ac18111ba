package io.ordersaga.topics.order;

import io.ordersaga.topics.OrderId;
import java.util.Optional;

/** What clients ask of an order. Key of the topic: the order's id. */
public sealed interface OrderCommand {
    OrderId orderId();

    record PlaceOrder(Order order) implements OrderCommand {
        @Override
        public OrderId orderId() {
            return order.orderId();
        }
    }

    record CancelOrder(OrderId orderId, Optional<String> reason) implements OrderCommand {}
}
