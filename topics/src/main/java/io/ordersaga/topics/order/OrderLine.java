package io.ordersaga.topics.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;

/** One product of an order, at the shop's price and name when the order was placed. An order has one line per product. */
public record OrderLine(ProductId productId, String name, Quantity quantity, Money unitPrice) {
    public Money total() {
        return unitPrice.times(quantity.units());
    }
}
