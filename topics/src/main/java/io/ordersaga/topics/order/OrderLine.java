package io.ordersaga.topics.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import java.util.Optional;

/**
 * One product of an order, with the shop's price, name and category when the order was placed. An order has one line per
 * product.
 *
 * @param category empty where the product had none
 */
public record OrderLine(
        ProductId productId, String name, Quantity quantity, Money unitPrice, Optional<String> category) {

    /** A line of a product without a category. */
    public OrderLine(ProductId productId, String name, Quantity quantity, Money unitPrice) {
        this(productId, name, quantity, unitPrice, Optional.empty());
    }

    public Money total() {
        return unitPrice.times(quantity.units());
    }
}
