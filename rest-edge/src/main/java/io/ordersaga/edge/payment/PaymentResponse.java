package io.ordersaga.edge.payment;

import io.ordersaga.edge.http.Amounts;
import io.ordersaga.edge.schema.Form;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topology.view.payment.PaymentView;
import java.time.Instant;
import java.util.Optional;

/** A payment as clients see it. */
public record PaymentResponse(
        PaymentId id,
        OrderId orderId,
        UserId userId,
        @Form(Form.Kind.AMOUNT) String amount,
        @Form(Form.Kind.CURRENCY) String currency,
        PaymentStatus status,
        @OneOf(CARD) String method,
        Optional<String> reason,
        Instant createdAt,
        Instant updatedAt) {
    private static final String CARD = "card";

    public static PaymentResponse of(PaymentView view, String currency) {
        return new PaymentResponse(
                view.paymentId(),
                view.orderId(),
                view.userId(),
                Amounts.text(view.amount()),
                currency,
                view.status(),
                CARD,
                view.reason(),
                view.createdAt(),
                view.updatedAt());
    }
}
