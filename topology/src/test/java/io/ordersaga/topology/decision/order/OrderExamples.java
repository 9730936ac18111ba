package io.ordersaga.topology.decision.order;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.stock.StockEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An order of two lamps and a desk, and what can happen to it. */
public final class OrderExamples {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final SagaPolicy POLICY =
            new SagaPolicy(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(20));

    public static final OrderId ORDER = OrderId.of(new UUID(1, 1));
    public static final UserId USER = UserId.of(new UUID(1, 2));
    public static final ProductId LAMP = ProductId.of(new UUID(1, 3));
    public static final ProductId DESK = ProductId.of(new UUID(1, 4));
    public static final PaymentId PAYMENT = PaymentId.of(ORDER);
    public static final Money TOTAL = new Money(50_00);
    public static final List<OrderLine> LINES = List.of(
            new OrderLine(LAMP, "Lamp", new Quantity(2), new Money(10_00)),
            new OrderLine(DESK, "Desk", new Quantity(1), new Money(30_00)));
    public static final Order PLACED = order("fingerprint");

    public static final Message<OrderCommand> PLACE = command(1, new PlaceOrder(PLACED));
    public static final Message<OrderCommand> PLACE_ANOTHER = command(2, new PlaceOrder(order("another")));
    public static final Message<OrderCommand> CANCEL = command(3, new CancelOrder(ORDER, Optional.of("too late")));
    public static final Message<OrderCommand> CANCEL_AGAIN = command(4, new CancelOrder(ORDER, Optional.empty()));

    public static final StockEvent LAMP_RESERVED = new StockEvent.ProductReserved(ORDER, LAMP, 2);
    public static final StockEvent DESK_RESERVED = new StockEvent.ProductReserved(ORDER, DESK, 1);
    public static final StockEvent DESK_REFUSED =
            new StockEvent.ProductReservationFailed(ORDER, DESK, FailureReason.OUT_OF_STOCK);
    public static final StockEvent LAMP_RELEASED = new StockEvent.ProductStockReleased(ORDER, LAMP, 2);
    public static final StockEvent DESK_RELEASED = new StockEvent.ProductStockReleased(ORDER, DESK, 1);

    public static final PaymentEvent REQUESTED = new PaymentEvent.PaymentRequested(ORDER, PAYMENT, USER, TOTAL);
    public static final PaymentEvent PROCESSED = new PaymentEvent.PaymentProcessed(ORDER, PAYMENT, TOTAL);
    public static final PaymentEvent DECLINED = new PaymentEvent.PaymentFailed(ORDER, PAYMENT, "card expired");
    public static final PaymentEvent UNKNOWN = new PaymentEvent.PaymentUnknown(ORDER, PAYMENT, 1, "time-out");
    public static final PaymentEvent REFUNDED = new PaymentEvent.PaymentRefunded(ORDER, PAYMENT, TOTAL);

    private OrderExamples() {}

    public static <T> Message<T> message(int id, T body) {
        return new Message<>(EventId.of(new UUID(2, id)), NOW, body);
    }

    private static Order order(String fingerprint) {
        return new Order(ORDER, USER, LINES, TOTAL, Optional.of("tok_ok"), fingerprint);
    }

    private static Message<OrderCommand> command(int id, OrderCommand body) {
        return message(id, body);
    }
}
