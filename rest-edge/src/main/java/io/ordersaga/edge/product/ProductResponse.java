package io.ordersaga.edge.product;

import io.ordersaga.edge.http.Amounts;
import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.Form;
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
        @Form(Form.Kind.AMOUNT) String price,
        @Form(Form.Kind.CURRENCY) String currency,
        @Described("Units that a new order can have now.") long stock,
        Optional<String> category,
        Optional<String> imageUrl,

        @Described("Counts the product's events, changes of its stock included, from 1.")
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
