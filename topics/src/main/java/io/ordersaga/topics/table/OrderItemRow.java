package io.ordersaga.topics.table;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;

/** One line of an order. It never changes. */
public record OrderItemRow(
        OrderId orderId, ProductId productId, String name, Quantity quantity, Money unitPrice, Money lineTotal) {}
