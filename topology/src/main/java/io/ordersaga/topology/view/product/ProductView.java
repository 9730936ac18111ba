package io.ordersaga.topology.view.product;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topology.view.Outcomes;
import java.time.Instant;
import java.util.Optional;

/**
 * What the catalogue shows of a product, folded from its events. A deleted product keeps its row, so that whoever sent a
 * command to it finds the outcome.
 *
 * @param deleted whether customers no longer see it
 * @param version counts the product's events, from 1
 * @param outcomes how the latest commands ended
 */
public record ProductView(
        ProductId productId,
        ProductDetails details,
        StockLevel level,
        boolean deleted,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Outcomes outcomes) {

    /** The row of the table topic; a deleted product has none. */
    public Optional<ProductRow> toRow() {
        return deleted
                ? Optional.empty()
                : Optional.of(new ProductRow(productId, details, level, version, createdAt, updatedAt));
    }
}
