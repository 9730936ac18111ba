package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.stock.StockCommand;

/** What a product is asked, and by whom. */
sealed interface ProductInput {

    /** An order asks for stock. */
    record StockAsked(Message<StockCommand> message) implements ProductInput {}

    /** An administrator asks for a change. */
    record ChangeAsked(Message<ProductCommand> message) implements ProductInput {}
}
