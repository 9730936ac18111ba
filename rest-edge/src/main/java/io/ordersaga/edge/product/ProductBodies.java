package io.ordersaga.edge.product;

import io.ordersaga.edge.http.BodyReader;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.ProductCommand.AdjustStock;
import io.ordersaga.topics.catalog.ProductCommand.CreateProduct;
import io.ordersaga.topics.catalog.ProductCommand.UpdateProduct;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.catalog.ProductSeen;
import io.ordersaga.topics.stock.StockLevel;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the bodies of requests to the product edge. */
final class ProductBodies {
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 5000;
    private static final int MAX_CATEGORY = 100;
    private static final int MAX_URL = 2000;
    private static final int MAX_REASON = 500;

    private static final Schema NAME = Schema.text(1, MAX_NAME);
    private static final Schema DESCRIPTION = Schema.text(0, MAX_DESCRIPTION);
    private static final Schema.Field CATEGORY = Schema.optional("category", Schema.text(1, MAX_CATEGORY));
    private static final Schema.Field IMAGE_URL = Schema.optional("imageUrl", Schema.text(1, MAX_URL));
    private static final Schema STOCK = Schema.integer(0, StockLevel.MAX_UNITS);

    static final Schema NEW_PRODUCT = Schema.body(
            "NewProduct",
            Schema.required("name", NAME),
            Schema.required("description", DESCRIPTION),
            Schema.required("price", Schema.askedAmount()),
            CATEGORY,
            IMAGE_URL,
            Schema.required("stock", STOCK),
            Schema.optional("id", Shapes.of(ProductId.class)));

    static final Schema PRODUCT_CHANGE = Schema.body(
            "ProductChange",
            Schema.optional("name", NAME),
            Schema.optional("description", DESCRIPTION),
            Schema.optional("price", Schema.askedAmount()),
            CATEGORY,
            IMAGE_URL,
            Schema.optional("stock", STOCK));

    static final Schema ADJUSTMENT = Schema.body(
            "StockAdjustment",
            Schema.required("delta", Schema.integer(-StockLevel.MAX_UNITS, StockLevel.MAX_UNITS)),
            Schema.required("reason", Schema.text(1, MAX_REASON)));

    private ProductBodies() {}

    /** @param newId gives the id where the client sends none */
    static CreateProduct creation(BodyReader body, Supplier<ProductId> newId) {
        ProductDetails details = new ProductDetails(
                body.text("name", 1, MAX_NAME),
                body.text("description", 0, MAX_DESCRIPTION),
                body.money("price"),
                body.optionalText("category", 1, MAX_CATEGORY),
                body.optionalText("imageUrl", 1, MAX_URL));
        long stock = body.integer("stock", 0, StockLevel.MAX_UNITS);
        Optional<ProductId> id = body.optionalOf("id", ProductId::new, "'prd_' and a lower-case UUID");
        body.done();
        return new CreateProduct(id.orElseGet(newId), details, stock);
    }

    /** @param seen what the product must still be */
    static UpdateProduct update(BodyReader body, ProductId product, Optional<ProductSeen> seen) {
        UpdateProduct update = new UpdateProduct(
                product,
                body.optionalText("name", 1, MAX_NAME),
                body.optionalText("description", 0, MAX_DESCRIPTION),
                body.optionalMoney("price"),
                body.optionalText("category", 1, MAX_CATEGORY),
                body.optionalText("imageUrl", 1, MAX_URL),
                body.optionalInteger("stock", 0, StockLevel.MAX_UNITS),
                seen);
        body.done();
        return update;
    }

    static AdjustStock adjustment(BodyReader body, ProductId product) {
        AdjustStock adjustment = new AdjustStock(
                product,
                body.integer("delta", -StockLevel.MAX_UNITS, StockLevel.MAX_UNITS),
                body.text("reason", 1, MAX_REASON));
        body.done();
        return adjustment;
    }
}
