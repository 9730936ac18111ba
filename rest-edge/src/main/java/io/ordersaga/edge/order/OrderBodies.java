package io.ordersaga.edge.order;

import io.ordersaga.edge.http.BodyReader;
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
