package io.ordersaga.edge.product;

import io.ordersaga.edge.http.Amounts;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topology.view.product.ProductView;
import java.time.Instant;
import java.util.Optional;

/**
 * A product as clients see it.
 *
 * @param stock units that a new order can have now
 * @param version counts the product's events, changes of its stock included, from 1
 */
public record ProductResponse(
        ProductId id,
        String name,
        String description,
        String price,
        String currency,
        long stock,
        Optional<String> category,
        Optional<String> imageUrl,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static ProductResponse of(ProductView view, String currency) {
        return new ProductResponse(
                view.productId(),
                view.details().name(),
                view.details().description(),
                Amounts.text(view.details().price()),
                currency,
                view.level().available(),
                view.details().category(),
                view.details().imageUrl(),
                view.version(),
                view.createdAt(),
                view.updatedAt());
    }
}
