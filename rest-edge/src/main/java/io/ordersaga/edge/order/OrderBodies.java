package io.ordersaga.edge.order;

import io.ordersaga.edge.http.BodyReader;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.Order;
import java.util.List;
import java.util.Optional;

/** Reads the bodies of requests to the order edge. */
final class OrderBodies {
    private static final int MAX_QUANTITY = 1000;
    private static final int MAX_TOKEN = 100;
    private static final int MAX_REASON = 500;

    private static final Schema ITEM = Schema.body(
            "NewOrderItem",
            Schema.required("productId", Shapes.of(ProductId.class)),
            Schema.required("quantity", Schema.integer(1, MAX_QUANTITY)),
            Schema.optional("price", Schema.askedAmount()));

    static final Schema NEW_ORDER = Schema.body(
            "NewOrder",
            Schema.required("items", Schema.listOf(ITEM, 1, Order.MAX_LINES)),
            Schema.optional("totalAmount", Schema.askedAmount()),
            Schema.optional("paymentToken", Schema.text(1, MAX_TOKEN)));

    static final Schema CANCELLATION =
            Schema.body("Cancellation", Schema.optional("reason", Schema.text(1, MAX_REASON)));

    private OrderBodies() {}

    static OrderRequest order(BodyReader body) {
        List<Optional<OrderRequest.Item>> items = body.list("items", 1, Order.MAX_LINES, OrderBodies::item);
        OrderRequest request = new OrderRequest(
                items.stream().flatMap(Optional::stream).toList(),
                body.optionalMoney("totalAmount"),
                body.optionalText("paymentToken", 1, MAX_TOKEN));
        body.done();
        return request;
    }

    static Optional<String> cancellation(BodyReader body) {
        Optional<String> reason = body.optionalText("reason", 1, MAX_REASON);
        body.done();
        return reason;
    }

    private static Optional<OrderRequest.Item> item(BodyReader body) {
        Optional<ProductId> product = body.requiredOf("productId", ProductId::new, "a product's id");
        Quantity quantity = new Quantity((int) body.integer("quantity", 1, MAX_QUANTITY));
        var price = body.optionalMoney("price");
        return product.map(id -> new OrderRequest.Item(id, quantity, price));
    }
}
