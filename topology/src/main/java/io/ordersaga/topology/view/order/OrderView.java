package io.ordersaga.topology.view.order;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.table.OrderRow;
import io.ordersaga.topology.view.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client sees of an order, folded from its events.
 *
 * @param placedBy the command that placed it
 * @param timeline every event so far, oldest first
 * @param outcomes how the latest commands ended
 */
public record OrderView(
        Order order,
        EventId placedBy,
        SagaStep step,
        Optional<PaymentId> paymentId,
        Optional<FailureReason> failureReason,
        Instant createdAt,
        List<TimelineEntry> timeline,
        Outcomes outcomes) {
    private static final Set<String> CANCELLATIONS = Set.of("order-cancellation-requested", "order-cancelled");

    public OrderView {
        timeline = List.copyOf(timeline);
    }

    public OrderStatus status() {
        return switch (step) {
            case RESERVING_STOCK, AWAITING_PAYMENT, CANCELLING, RELEASING_STOCK -> OrderStatus.PENDING;
            case CONFIRMED -> OrderStatus.CONFIRMED;
            case FAILED -> OrderStatus.FAILED;
            case CANCELLED -> OrderStatus.CANCELLED;
        };
    }

    /** Whether a cancellation sent now could be accepted. */
    public boolean isCancellable() {
        return switch (step) {
            case RESERVING_STOCK, AWAITING_PAYMENT, CONFIRMED -> true;
            case CANCELLING, RELEASING_STOCK, FAILED, CANCELLED -> false;
        };
    }

    /** The reason that came with the cancellation that was accepted; at most one ever is. */
    public Optional<String> cancellationReason() {
        return timeline.stream()
                .filter(entry -> CANCELLATIONS.contains(entry.event()))
                .findFirst()
                .flatMap(TimelineEntry::detail);
    }

    /** Counts the order's events, from 1. */
    public long version() {
        return timeline.size();
    }

    public Instant updatedAt() {
        return timeline.getLast().at();
    }

    /** The row of the table topic. */
    public OrderRow toRow() {
        return new OrderRow(
                order.orderId(),
                order.userId(),
                status(),
                order.total(),
                paymentId,
                failureReason,
                version(),
                createdAt,
                updatedAt());
    }
}
