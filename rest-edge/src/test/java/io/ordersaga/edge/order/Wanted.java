package io.ordersaga.edge.order;

import io.ordersaga.edge.order.OrderRequest.Item;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests as tests write them. */
final class Wanted {
    static final ProductId TEA = ProductId.of(new UUID(0, 1));
    static final ProductId CUP = ProductId.of(new UUID(0, 2));
    static final ProductId POT = ProductId.of(new UUID(0, 3));

    private Wanted() {}

    static Item item(ProductId product, int quantity) {
        return new Item(product, new Quantity(quantity), Optional.empty());
    }

    static Item item(ProductId product, int quantity, long expectedCents) {
        return new Item(product, new Quantity(quantity), Optional.of(new Money(expectedCents)));
    }

    static OrderRequest order(Item... items) {
        return new OrderRequest(List.of(items), Optional.empty(), Optional.empty());
    }

    static OrderRequest order(long expectedTotal, Item... items) {
        return new OrderRequest(List.of(items), Optional.of(new Money(expectedTotal)), Optional.empty());
    }
}
