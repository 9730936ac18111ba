package io.ordersaga.topics.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What was ordered: the facts that never change once an order is placed.
 *
 * @param lines 1 to 100, one per product
 * @param total sum of the lines, at least one minor unit less than {@link Money#MAX_MINOR_UNITS}
 * @param paymentToken the payment provider's token, if the client sent one
 * @param fingerprint hash of the client's request; two requests with one idempotency key must have the same
 */
public record Order(
        OrderId orderId,
        UserId userId,
        List<OrderLine> lines,
        Money total,
        Optional<String> paymentToken,
        String fingerprint) {
    public static final int MAX_LINES = 100;

    /** @throws IllegalArgumentException if there is no line or too many, two of one product, or the total is not their sum */
    public Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("an order has 1.." + MAX_LINES + " lines");
        }
        if (lines.stream().map(OrderLine::productId).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("an order has one line per product");
        }
        if (!total.equals(totalOf(lines))) {
            throw new IllegalArgumentException("the total must be the sum of the lines");
        }
    }

    /** @throws ArithmeticException or IllegalArgumentException if the sum is more than {@link Money} can hold */
    public static Money totalOf(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::total).reduce(Money.ZERO, Money::plus);
    }

    public List<ProductId> products() {
        return lines.stream().map(OrderLine::productId).toList();
    }
}
