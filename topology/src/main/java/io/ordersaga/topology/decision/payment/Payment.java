package io.ordersaga.topology.decision.payment;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.Order;
import java.util.Optional;

/**
 * What is to be paid: the facts that never change once a payment has been requested.
 *
 * @param token the provider's token, if the client sent one
 */
public record Payment(PaymentId paymentId, OrderId orderId, UserId userId, Money amount, Optional<String> token) {

    /** The one payment of an order. */
    public static Payment of(Order order) {
        return new Payment(
                PaymentId.of(order.orderId()), order.orderId(), order.userId(), order.total(), order.paymentToken());
    }
}
