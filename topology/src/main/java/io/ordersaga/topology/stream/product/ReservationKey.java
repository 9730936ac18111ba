package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;

/** Identifies what one order has asked of one product's stock. */
record ReservationKey(ProductId productId, OrderId orderId) {
    private static final char SEPARATOR = '|';

    /** @throws IllegalArgumentException if the text is not what {@link #toString} gives */
    static ReservationKey parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("a reservation's key must hold a product's and an order's id");
        }
        return new ReservationKey(
                new ProductId(text.substring(0, separator)), new OrderId(text.substring(separator + 1)));
    }

    @Override
    public String toString() {
        return productId.value() + SEPARATOR + orderId.value();
    }
}
