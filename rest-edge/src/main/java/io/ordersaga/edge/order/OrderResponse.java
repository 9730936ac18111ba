package io.ordersaga.edge.order;

import io.ordersaga.edge.http.Amounts;
import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.Form;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.SagaStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as clients see it.
 *
 * @param allowedActions what its owner could do to it now
 * @param version counts the order's events, from 1
 */
public record OrderResponse(
        OrderId id,
        UserId userId,
        OrderStatus status,
        SagaStep step,
        List<Item> items,
        @Form(Form.Kind.AMOUNT) String totalAmount,
        @Form(Form.Kind.CURRENCY) String currency,
        Optional<PaymentId> paymentId,
        Optional<FailureReason> failureReason,

        @Described("What its owner could do to it now.") @OneOf(CANCEL)
        List<String> allowedActions,

        @Described("Counts the order's events, from 1.") long version,
        Instant createdAt,
        Instant updatedAt) {
    private static final String CANCEL = "cancel";

    /** One product of the order. */
    public record Item(
            ProductId productId,
            String name,
            int quantity,
            @Form(Form.Kind.AMOUNT) String price,
            @Form(Form.Kind.AMOUNT) String lineTotal) {
        private static Item of(OrderLine line) {
            return new Item(
                    line.productId(),
                    line.name(),
                    line.quantity().units(),
                    Amounts.text(line.unitPrice()),
                    Amounts.text(line.total()));
        }
    }

    public static OrderResponse of(OrderView view, String currency) {
        return new OrderResponse(
                view.order().orderId(),
                view.order().userId(),
                view.status(),
                view.step(),
                view.order().lines().stream().map(Item::of).toList(),
                Amounts.text(view.order().total()),
                currency,
                view.paymentId(),
                view.failureReason(),
                view.isCancellable() ? List.of(CANCEL) : List.of(),
                view.version(),
                view.createdAt(),
                view.updatedAt());
    }
}
