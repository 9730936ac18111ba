package io.ordersaga.topology.decision.payment;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One order, its payment, and everything that can be said about them. */
public final class PaymentExamples {
    public static final OrderId ORDER = OrderId.of(new UUID(0, 1));
    public static final PaymentId PAYMENT = PaymentId.of(ORDER);
    public static final UserId USER = UserId.of(new UUID(0, 2));
    public static final Money AMOUNT = new Money(2_500);
    public static final Optional<String> TOKEN = Optional.of("tok_ok");
    public static final EventId COMMAND = EventId.of(new UUID(0, 3));

    private static final List<OrderLine> LINES =
            List.of(new OrderLine(ProductId.of(new UUID(0, 4)), "Lamp", new Quantity(1), AMOUNT));

    public static final OrderEvent CREATED =
            new OrderEvent.OrderCreated(new Order(ORDER, USER, LINES, AMOUNT, TOKEN, "f"), COMMAND);
    public static final OrderEvent RESERVED =
            new OrderEvent.OrderProductsReserved(new Order(ORDER, USER, LINES, AMOUNT, TOKEN, "f"));
    public static final OrderEvent CONFIRMED = new OrderEvent.OrderConfirmed(ORDER, LINES, PAYMENT, AMOUNT);
    public static final OrderEvent PAYMENT_FAILED =
            new OrderEvent.OrderPaymentFailed(ORDER, LINES, FailureReason.PAYMENT_TIMEOUT, Optional.empty());
    public static final OrderEvent FAILED =
            new OrderEvent.OrderFailed(ORDER, LINES, FailureReason.PAYMENT_TIMEOUT, Optional.empty());
    public static final OrderEvent CANCELLED = new OrderEvent.OrderCancelled(ORDER, LINES, Optional.empty(), COMMAND);
    public static final OrderEvent CANCELLATION_REQUESTED =
            new OrderEvent.OrderCancellationRequested(ORDER, Optional.empty(), COMMAND);

    public static final PaymentEvent REQUESTED = new PaymentEvent.PaymentRequested(ORDER, PAYMENT, USER, AMOUNT);
    public static final PaymentEvent PROCESSED = new PaymentEvent.PaymentProcessed(ORDER, PAYMENT, AMOUNT);
    public static final PaymentEvent REFUNDED = new PaymentEvent.PaymentRefunded(ORDER, PAYMENT, AMOUNT);

    private PaymentExamples() {}

    public static PaymentEvent failed(String reason) {
        return new PaymentEvent.PaymentFailed(ORDER, PAYMENT, reason);
    }

    public static PaymentEvent unknown(int attempt) {
        return new PaymentEvent.PaymentUnknown(ORDER, PAYMENT, attempt, "timeout");
    }

    public static PaymentRequest charge(int attempt) {
        return new PaymentRequest.ChargePayment(ORDER, PAYMENT, attempt, AMOUNT, TOKEN);
    }

    public static PaymentRequest reverse(int attempt) {
        return new PaymentRequest.ReversePayment(ORDER, PAYMENT, attempt, AMOUNT, TOKEN);
    }

    public static PaymentResult succeeded(int attempt) {
        return new PaymentResult.ChargeSucceeded(ORDER, PAYMENT, attempt);
    }

    public static PaymentResult declined(int attempt) {
        return new PaymentResult.ChargeDeclined(ORDER, PAYMENT, attempt, "card expired");
    }

    public static PaymentResult unanswered(int attempt) {
        return new PaymentResult.OutcomeUnknown(ORDER, PAYMENT, attempt, "timeout");
    }

    public static PaymentResult reversed(int attempt, boolean charged) {
        return new PaymentResult.PaymentReversed(ORDER, PAYMENT, attempt, charged);
    }
}
