package io.ordersaga.edge.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;

/** What the shop asks for a product now. */
public record Offer(ProductId productId, String name, Money price) {}
