package io.ordersaga.edge.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import java.util.Optional;

/** What the shop asks for a product now, and what it says of it on an order. */
public record Offer(ProductId productId, String name, Money price, Optional<String> category) {}
