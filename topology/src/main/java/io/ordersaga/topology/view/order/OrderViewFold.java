package io.ordersaga.topology.view.order;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancellationRequested;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderCommandRefused;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderEventNoted;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderPaymentFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.view.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an order's view follows from its events. Pure. */
public final class OrderViewFold {
    private OrderViewFold() {}

    /** The view after an event; empty as long as the order has not been created. */
    public static Optional<OrderView> apply(Optional<OrderView> view, Message<OrderEvent> message) {
        if (message.body() instanceof OrderCreated e && view.isEmpty()) {
            return Optional.of(created(e, message));
        }
        return view.map(known -> changed(known, message));
    }

    private static OrderView created(OrderCreated e, Message<OrderEvent> message) {
        return new OrderView(
                e.order(),
                e.commandId(),
                SagaStep.RESERVING_STOCK,
                Optional.empty(),
                Optional.empty(),
                message.occurredAt(),
                List.of(entry(1, message)),
                Outcomes.NONE.accepted(e.commandId()));
    }

    private static OrderView changed(OrderView view, Message<OrderEvent> message) {
        OrderEvent event = message.body();
        List<TimelineEntry> timeline = new ArrayList<>(view.timeline());
        timeline.add(entry(view.version() + 1, message));
        return new OrderView(
                view.order(),
                view.placedBy(),
                step(view.step(), event),
                event instanceof OrderConfirmed e ? Optional.of(e.paymentId()) : view.paymentId(),
                event instanceof OrderFailed e ? Optional.of(e.reason()) : view.failureReason(),
                view.createdAt(),
                timeline,
                outcomes(view.outcomes(), event));
    }

    private static SagaStep step(SagaStep step, OrderEvent event) {
        return switch (event) {
            case OrderProductsReserved e -> SagaStep.AWAITING_PAYMENT;
            case OrderConfirmed e -> SagaStep.CONFIRMED;
            case OrderPaymentFailed e -> SagaStep.RELEASING_STOCK;
            case OrderFailed e -> SagaStep.FAILED;
            case OrderCancellationRequested e -> SagaStep.CANCELLING;
            case OrderCancelled e -> SagaStep.CANCELLED;
            case OrderCreated e -> step;
            case OrderCommandRefused e -> step;
            case OrderEventNoted e -> step;
        };
    }

    private static Outcomes outcomes(Outcomes outcomes, OrderEvent event) {
        return switch (event) {
            case OrderCancellationRequested e -> outcomes.accepted(e.commandId());
            case OrderCancelled e -> outcomes.accepted(e.commandId());
            case OrderCommandRefused e -> outcomes.refused(e.commandId(), e.code());
            case OrderCreated e -> outcomes;
            case OrderProductsReserved e -> outcomes;
            case OrderConfirmed e -> outcomes;
            case OrderPaymentFailed e -> outcomes;
            case OrderFailed e -> outcomes;
            case OrderEventNoted e -> outcomes;
        };
    }

    private static TimelineEntry entry(long sequence, Message<OrderEvent> message) {
        OrderEvent event = message.body();
        String name = event instanceof OrderEventNoted e ? e.noted() : WireNames.ORDER_EVENTS.nameOf(event);
        return new TimelineEntry(sequence, name, message.occurredAt(), detail(event));
    }

    private static Optional<String> detail(OrderEvent event) {
        return switch (event) {
            case OrderCreated e -> Optional.empty();
            case OrderProductsReserved e -> Optional.empty();
            case OrderConfirmed e -> Optional.of(e.paymentId().value());
            case OrderPaymentFailed e -> Optional.of(reason(e.reason().code(), e.detail()));
            case OrderFailed e -> Optional.of(reason(e.reason().code(), e.detail()));
            case OrderCancellationRequested e -> e.reason();
            case OrderCancelled e -> e.reason();
            case OrderCommandRefused e -> Optional.of(e.code().code());
            case OrderEventNoted e -> e.detail();
        };
    }

    private static String reason(String code, Optional<String> detail) {
        return detail.map(more -> code + ": " + more).orElse(code);
    }
}
