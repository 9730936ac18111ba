package io.ordersaga.topics.catalog;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.stock.StockLevel;
import java.util.Optional;

/** What became of a product. Key of the topic: the product's id. */
public sealed interface CatalogEvent {
    ProductId productId();

    record ProductCreated(ProductId productId, ProductDetails details, StockLevel level, EventId commandId)
            implements CatalogEvent {}

    record ProductUpdated(ProductId productId, ProductDetails details, EventId commandId) implements CatalogEvent {}

    record ProductDeleted(ProductId productId, EventId commandId) implements CatalogEvent {}

    /**
     * The product's stock after a change.
     *
     * @param commandId the administrator's command, if this event is its outcome; where more events follow, the last names it
     * @param orderId the order, if one caused it
     */
    record ProductStockChanged(
            ProductId productId, StockLevel level, Optional<EventId> commandId, Optional<OrderId> orderId)
            implements CatalogEvent {}

    record ProductCommandRefused(ProductId productId, EventId commandId, RefusalCode code) implements CatalogEvent {}
}
