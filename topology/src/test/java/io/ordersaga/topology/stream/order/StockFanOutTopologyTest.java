package io.ordersaga.topology.stream.order;

import static io.ordersaga.topics.log.Topics.ORDERS;
import static io.ordersaga.topics.log.Topics.ORDER_COMMANDS;
import static io.ordersaga.topics.log.Topics.ORDER_EVENTS;
import static io.ordersaga.topics.log.Topics.ORDER_ITEMS;
import static io.ordersaga.topics.log.Topics.PAYMENT_EVENTS;
import static io.ordersaga.topics.log.Topics.PRODUCT_EVENTS;
import static io.ordersaga.topics.log.Topics.STOCK_COMMANDS;
import static io.ordersaga.topology.decision.order.OrderExamples.DECLINED;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK_RESERVED;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP_RESERVED;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static io.ordersaga.topology.decision.order.OrderExamples.PROCESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.OutputRecord;
import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topics.stock.StockCommand.CommitStock;
import io.ordersaga.topics.stock.StockCommand.ReleaseStock;
import io.ordersaga.topics.stock.StockCommand.ReserveStock;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a saga asks of the stock of its products, beside its events. */
class StockFanOutTopologyTest {
    private static final Map<String, String> HEADERS = Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01");

    @RegisterExtension
    final ServiceHarness orders = Saga.harness(ViewListener.NONE);

    @BeforeEach
    void ignoreEventsAndTables() {
        orders.ignoring(ORDER_EVENTS, ORDERS, ORDER_ITEMS);
    }

    @Test
    void shouldAskEachProductWhenAnOrderIsCreated() {
        EventId command = orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED), HEADERS);

        EventId event = command.follower("order-created", 0);
        assertThat(orders.then(STOCK_COMMANDS).records())
                .containsExactly(
                        new OutputRecord<>(
                                LAMP,
                                new Message<>(
                                        event.follower("reserve-stock", 0),
                                        TopologyHarness.START,
                                        new ReserveStock(LAMP, ORDER, new Quantity(2))),
                                HEADERS,
                                TopologyHarness.START),
                        new OutputRecord<>(
                                DESK,
                                new Message<>(
                                        event.follower("reserve-stock", 1),
                                        TopologyHarness.START,
                                        new ReserveStock(DESK, ORDER, new Quantity(1))),
                                HEADERS,
                                TopologyHarness.START));
    }

    @Test
    void shouldAskNothingWhenEverythingIsHeldAndToSellItWhenItIsPaid() {
        givenPlaced();

        orders.whenMessage(PRODUCT_EVENTS, ORDER, LAMP_RESERVED);
        orders.whenMessage(PRODUCT_EVENTS, ORDER, DESK_RESERVED);
        assertThat(orders.then(STOCK_COMMANDS).records()).isEmpty();
        orders.whenMessage(PAYMENT_EVENTS, ORDER, PROCESSED);

        assertThat(orders.thenBodies(STOCK_COMMANDS))
                .containsExactly(new CommitStock(LAMP, ORDER), new CommitStock(DESK, ORDER));
    }

    @Test
    void shouldReleaseWhenThePaymentFailsAndAgainWhenTheOrderDoes() {
        givenPlaced();
        orders.givenMessage(PRODUCT_EVENTS, ORDER, LAMP_RESERVED);
        orders.givenMessage(PRODUCT_EVENTS, ORDER, DESK_RESERVED);

        orders.whenMessage(PAYMENT_EVENTS, ORDER, DECLINED);
        orders.advance(Duration.ofMinutes(1));

        assertThat(orders.thenBodies(STOCK_COMMANDS))
                .containsExactly(
                        new ReleaseStock(LAMP, ORDER),
                        new ReleaseStock(DESK, ORDER),
                        new ReleaseStock(LAMP, ORDER),
                        new ReleaseStock(DESK, ORDER));
    }

    @Test
    void shouldReleaseWhenTheOrderIsCancelled() {
        givenPlaced();

        orders.whenMessage(ORDER_COMMANDS, ORDER, new CancelOrder(ORDER, Optional.empty()));

        assertThat(orders.thenBodies(STOCK_COMMANDS))
                .containsExactly(new ReleaseStock(LAMP, ORDER), new ReleaseStock(DESK, ORDER));
    }

    @Test
    void shouldAskNothingTwiceWhenACommandIsRepeated() {
        givenPlaced();

        orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED));

        assertThat(orders.then(STOCK_COMMANDS).records()).isEmpty();
    }

    private void givenPlaced() {
        orders.givenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED));
    }
}
