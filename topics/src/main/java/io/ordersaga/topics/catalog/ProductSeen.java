package io.ordersaga.topics.catalog;

import io.ordersaga.topics.stock.StockLevel;

/** A product as somebody saw it who wants to change nothing else. */
public record ProductSeen(ProductDetails details, StockLevel level) {}
