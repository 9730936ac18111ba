package io.ordersaga.topics.catalog;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import java.util.Optional;

/** What an administrator asks of a product. Key of the topic: the product's id. */
public sealed interface ProductCommand {
    ProductId productId();

    /** @param stock units on hand at first, 0 to {@link io.ordersaga.topics.stock.StockLevel#MAX_UNITS} */
    record CreateProduct(ProductId productId, ProductDetails details, long stock) implements ProductCommand {}

    /**
     * Changes the fields that are present.
     *
     * @param stock the new quantity on hand; refused below what is held
     * @param seen what the product must still be
     */
    record UpdateProduct(
            ProductId productId,
            Optional<String> name,
            Optional<String> description,
            Optional<Money> price,
            Optional<String> category,
            Optional<String> imageUrl,
            Optional<Long> stock,
            Optional<ProductSeen> seen)
            implements ProductCommand {}

    /** @param delta units that came (positive) or went (negative) */
    record AdjustStock(ProductId productId, long delta, String reason) implements ProductCommand {}

    /**
     * Takes the product out of the catalogue; what is reserved stays so until its orders end.
     *
     * @param seen what the product must still be
     */
    record DeleteProduct(ProductId productId, Optional<ProductSeen> seen) implements ProductCommand {}
}
