package io.ordersaga.topics.table;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.stock.StockLevel;
import java.time.Instant;

/**
 * The current state of a product in the catalogue; a deleted product has no row.
 *
 * @param version counts the product's events, from 1
 */
public record ProductRow(
        ProductId productId,
        ProductDetails details,
        StockLevel level,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
