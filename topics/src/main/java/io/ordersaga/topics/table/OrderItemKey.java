package io.ordersaga.topics.table;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;

/** Identifies one line of an order: an order has one line per product. */
public record OrderItemKey(OrderId orderId, ProductId productId) {
    private static final char SEPARATOR = '|';

    /** @throws IllegalArgumentException if the text is not what {@link #toString} gives */
    public static OrderItemKey parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("an order item's key must hold an order's and a product's id");
        }
        return new OrderItemKey(
                new OrderId(text.substring(0, separator)), new ProductId(text.substring(separator + 1)));
    }

    @Override
    public String toString() {
        return orderId.value() + SEPARATOR + productId.value();
    }
}
