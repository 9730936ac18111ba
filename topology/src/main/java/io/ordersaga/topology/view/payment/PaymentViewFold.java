package io.ordersaga.topology.view.payment;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentFailed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRequested;
import io.ordersaga.topics.payment.PaymentEvent.PaymentUnknown;
import io.ordersaga.topics.payment.PaymentStatus;
import java.time.Instant;
import java.util.Optional;

/** How a payment's view follows from its events. Pure. */
public final class PaymentViewFold {
    private PaymentViewFold() {}

    /** The view after an event; empty as long as the payment has not been requested. */
    public static Optional<PaymentView> apply(Optional<PaymentView> view, Message<PaymentEvent> message) {
        if (message.body() instanceof PaymentRequested e && view.isEmpty()) {
            return Optional.of(requested(e, message.occurredAt()));
        }
        return view.map(known -> changed(known, message.body(), message.occurredAt()));
    }

    private static PaymentView requested(PaymentRequested e, Instant at) {
        return new PaymentView(
                e.paymentId(), e.orderId(), e.userId(), e.amount(), PaymentStatus.PENDING, Optional.empty(), 1, at, at);
    }

    private static PaymentView changed(PaymentView view, PaymentEvent event, Instant at) {
        return switch (event) {
            case PaymentRequested e -> view.changed(view.status(), view.reason(), at);
            case PaymentProcessed e -> view.changed(PaymentStatus.COMPLETED, Optional.empty(), at);
            case PaymentFailed e -> view.changed(PaymentStatus.FAILED, Optional.of(e.reason()), at);
            case PaymentUnknown e -> view.changed(PaymentStatus.UNKNOWN, Optional.of(e.reason()), at);
            case PaymentRefunded e -> view.changed(PaymentStatus.REFUNDED, Optional.empty(), at);
        };
    }
}
