package io.ordersaga.topics.catalog;

import io.ordersaga.topics.Money;
import java.util.Optional;

/** What the shop says about a product, its stock apart. */
public record ProductDetails(
        String name, String description, Money price, Optional<String> category, Optional<String> imageUrl) {}
