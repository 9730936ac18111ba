package io.ordersaga.system.audit.books;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.stock.StockEvent.ProductReserved;
import io.ordersaga.topics.stock.StockEvent.ProductStockReleased;
import io.ordersaga.topics.table.OrderItemRow;
import io.ordersaga.topics.table.OrderRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the log says of one order. */
public final class OrderAccount {
    private final Order order;
    private final Instant createdAt;
    private final List<OrderStatus> ends = new ArrayList<>(1);
    private final Map<ProductId, Integer> reserved = new HashMap<>();
    private final Map<ProductId, Integer> released = new HashMap<>();
    private Optional<PaymentId> paymentId = Optional.empty();
    private Optional<FailureReason> failureReason = Optional.empty();
    private Optional<Instant> confirmedAt = Optional.empty();
    private Instant updatedAt;
    private Instant touchedAt;
    private long version = 1;

    OrderAccount(OrderCreated created, Instant at) {
        this.order = created.order();
        this.createdAt = at;
        this.updatedAt = at;
        this.touchedAt = at;
    }

    void apply(Message<OrderEvent> message) {
        version++;
        updatedAt = message.occurredAt();
        touch(message.occurredAt());
        switch (message.body()) {
            case OrderConfirmed e -> {
                ends.add(OrderStatus.CONFIRMED);
                paymentId = Optional.of(e.paymentId());
                confirmedAt = Optional.of(message.occurredAt());
            }
            case OrderFailed e -> {
                ends.add(OrderStatus.FAILED);
                failureReason = Optional.of(e.reason());
            }
            case OrderCancelled e -> ends.add(OrderStatus.CANCELLED);
            default -> {
                // The others take the order to no end.
            }
        }
    }

    /** What the stock ledger has answered about one line. An answer that is given again is the same one. */
    void hear(StockEvent event, Instant at) {
        touch(at);
        switch (event) {
            case ProductReserved e -> reserved.put(e.productId(), e.units());
            case ProductStockReleased e -> released.put(e.productId(), e.units());
            case StockEvent.ProductReservationFailed e -> {
                // Nothing is held.
            }
        }
    }

    /** Notes that something of the order, such as its payment, has moved. */
    void touch(Instant at) {
        touchedAt = at.isAfter(touchedAt) ? at : touchedAt;
    }

    public Order order() {
        return order;
    }

    public OrderStatus status() {
        return ends.isEmpty() ? OrderStatus.PENDING : ends.getLast();
    }

    /** Every end that it came to, oldest first. */
    public List<OrderStatus> ends() {
        return List.copyOf(ends);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> confirmedAt() {
        return confirmedAt;
    }

    /** When anything happened last, to the order, its stock or its payment. */
    public Instant touchedAt() {
        return touchedAt;
    }

    /** Units of a product that were reserved for it and not given back, whether or not they have been sold since. */
    public int held(ProductId product) {
        return reserved.getOrDefault(product, 0) - released.getOrDefault(product, 0);
    }

    /** The row that views and table must have. */
    public OrderRow row() {
        return new OrderRow(
                order.orderId(),
                order.userId(),
                status(),
                order.total(),
                paymentId,
                failureReason,
                version,
                createdAt,
                updatedAt);
    }

    /** The row of one of its lines. */
    public OrderItemRow item(ProductId product) {
        return order.lines().stream()
                .filter(line -> line.productId().equals(product))
                .map(line -> new OrderItemRow(
                        order.orderId(), product, line.name(), line.quantity(), line.unitPrice(), line.total()))
                .findFirst()
                .orElseThrow();
    }
}
