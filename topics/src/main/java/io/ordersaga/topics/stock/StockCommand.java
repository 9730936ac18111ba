package io.ordersaga.topics.stock;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;

/** What an order asks of one product's stock. Key of the topic: the product's id. Each command may arrive repeatedly. */
public sealed interface StockCommand {
    ProductId productId();

    OrderId orderId();

    /** Holds units for an order. */
    record ReserveStock(ProductId productId, OrderId orderId, Quantity quantity) implements StockCommand {}

    /** Turns what is held for an order into what is sold. */
    record CommitStock(ProductId productId, OrderId orderId) implements StockCommand {}

    /** Gives back whatever an order holds or has bought, and refuses a reservation that is still to come. */
    record ReleaseStock(ProductId productId, OrderId orderId) implements StockCommand {}
}
