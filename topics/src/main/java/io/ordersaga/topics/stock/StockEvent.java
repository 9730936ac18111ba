package io.ordersaga.topics.stock;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.FailureReason;

/** What the stock ledger answered to one line of an order. Key of the topic: the order's id. */
public sealed interface StockEvent {
    OrderId orderId();

    ProductId productId();

    record ProductReserved(OrderId orderId, ProductId productId, int units) implements StockEvent {}

    record ProductReservationFailed(OrderId orderId, ProductId productId, FailureReason reason) implements StockEvent {}

    /** @param units units given back; 0 where the order held none */
    record ProductStockReleased(OrderId orderId, ProductId productId, int units) implements StockEvent {}
}
