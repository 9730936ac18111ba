package io.ordersaga.topology.decision.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
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
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.stock.StockCommand.CommitStock;
import io.ordersaga.topics.stock.StockCommand.ReleaseStock;
import io.ordersaga.topics.stock.StockCommand.ReserveStock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StockFanOutTest {
    private static final OrderId ORDER = OrderId.of(new UUID(0, 1));
    private static final UserId USER = UserId.of(new UUID(0, 2));
    private static final EventId COMMAND = EventId.of(new UUID(0, 3));
    private static final PaymentId PAYMENT = PaymentId.of(ORDER);
    private static final ProductId LAMP = ProductId.of(new UUID(0, 4));
    private static final ProductId DESK = ProductId.of(new UUID(0, 5));
    private static final List<OrderLine> LINES = List.of(
            new OrderLine(LAMP, "Lamp", new Quantity(2), new Money(10_00)),
            new OrderLine(DESK, "Desk", new Quantity(1), new Money(250_00)));
    private static final Money TOTAL = new Money(270_00);
    private static final Order PLACED = new Order(ORDER, USER, LINES, TOTAL, Optional.empty(), "fingerprint");

    @Test
    void shouldReserveEachLineWhenAnOrderIsCreated() {
        OrderEvent event = new OrderCreated(PLACED, COMMAND);

        assertThat(StockFanOut.commands(event))
                .containsExactly(
                        new ReserveStock(LAMP, ORDER, new Quantity(2)), new ReserveStock(DESK, ORDER, new Quantity(1)));
    }

    @Test
    void shouldCommitEachLineWhenAnOrderIsConfirmed() {
        OrderEvent event = new OrderConfirmed(ORDER, LINES, PAYMENT, TOTAL);

        assertThat(StockFanOut.commands(event))
                .containsExactly(new CommitStock(LAMP, ORDER), new CommitStock(DESK, ORDER));
    }

    static List<OrderEvent> endings() {
        return List.of(
                new OrderPaymentFailed(ORDER, LINES, FailureReason.PAYMENT_DECLINED, Optional.empty()),
                new OrderFailed(ORDER, LINES, FailureReason.SAGA_TIMEOUT, Optional.empty()),
                new OrderCancelled(ORDER, LINES, Optional.empty(), COMMAND));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void shouldReleaseEachLineWhenAnOrderWillNotBeDelivered(OrderEvent event) {
        assertThat(StockFanOut.commands(event))
                .containsExactly(new ReleaseStock(LAMP, ORDER), new ReleaseStock(DESK, ORDER));
    }

    static List<OrderEvent> others() {
        return List.of(
                new OrderProductsReserved(PLACED),
                new OrderCancellationRequested(ORDER, Optional.empty(), COMMAND),
                new OrderCommandRefused(ORDER, COMMAND, RefusalCode.INVALID_TRANSITION),
                new OrderEventNoted(ORDER, "payment-refunded", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void shouldAskNothingOfStockWhenTheEventDoesNotConcernIt(OrderEvent event) {
        assertThat(StockFanOut.commands(event)).isEmpty();
    }
}
