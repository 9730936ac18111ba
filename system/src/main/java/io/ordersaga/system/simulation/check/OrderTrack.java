package io.ordersaga.system.simulation.check;

import static io.ordersaga.system.simulation.check.ViolationException.require;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderStatus;
import java.util.HashMap;
import java.util.Map;

/** What has become of one order so far, as far as it is committed. */
final class OrderTrack {
    private final Order order;
    private final Map<ProductId, Line> lines = new HashMap<>();
    private OrderStatus status = OrderStatus.PENDING;
    private boolean unpaid;
    private boolean confirmed;

    /** Where the units of a line are. */
    enum Line {
        NOWHERE,
        HELD,
        FREED,
        SOLD,
        RETURNED
    }

    OrderTrack(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    OrderStatus status() {
        return status;
    }

    Line line(ProductId product) {
        return lines.getOrDefault(product, Line.NOWHERE);
    }

    void move(ProductId product, Line line) {
        lines.put(product, line);
    }

    int units(ProductId product) {
        return order.lines().stream()
                .filter(line -> line.productId().equals(product))
                .mapToInt(line -> line.quantity().units())
                .sum();
    }

    /** Whether its stock is to be given back. */
    boolean isToBeFreed() {
        return unpaid || status == OrderStatus.FAILED || status == OrderStatus.CANCELLED;
    }

    /** Whether it was confirmed, even if it was cancelled later. */
    boolean wasConfirmed() {
        return confirmed;
    }

    void apply(OrderEvent event) {
        switch (event) {
            case OrderEvent.OrderProductsReserved e -> {
                requirePending(event);
                require(order.products().stream().allMatch(product -> line(product) == Line.HELD), Law.ALL_HELD, event);
            }
            case OrderEvent.OrderPaymentFailed e -> {
                requirePending(event);
                unpaid = true;
            }
            case OrderEvent.OrderConfirmed e -> {
                requirePending(event);
                require(!unpaid, Law.ONE_END, "confirmed although not paid: ", event);
                confirmed = true;
                status = OrderStatus.CONFIRMED;
            }
            case OrderEvent.OrderFailed e -> {
                requirePending(event);
                status = OrderStatus.FAILED;
            }
            case OrderEvent.OrderCancelled e -> {
                require(
                        status == OrderStatus.PENDING || status == OrderStatus.CONFIRMED,
                        Law.ONE_END,
                        "was ",
                        status,
                        ": ",
                        event);
                status = OrderStatus.CANCELLED;
            }
            case OrderEvent.OrderCreated e -> require(false, Law.ORDER_ONCE, event);
            case OrderEvent.OrderCancellationRequested e -> requirePending(event);
            case OrderEvent.OrderCommandRefused e -> {}
            case OrderEvent.OrderEventNoted e -> {}
        }
    }

    private void requirePending(OrderEvent event) {
        require(status == OrderStatus.PENDING, Law.ONE_END, "was ", status, ": ", event);
    }
}
