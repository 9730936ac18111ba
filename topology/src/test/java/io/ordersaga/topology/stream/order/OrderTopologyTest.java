package io.ordersaga.topology.stream.order;

import static io.ordersaga.topics.log.Topics.ORDERS;
import static io.ordersaga.topics.log.Topics.ORDER_COMMANDS;
import static io.ordersaga.topics.log.Topics.ORDER_EVENTS;
import static io.ordersaga.topics.log.Topics.ORDER_ITEMS;
import static io.ordersaga.topics.log.Topics.PAYMENT_EVENTS;
import static io.ordersaga.topics.log.Topics.PRODUCTS;
import static io.ordersaga.topics.log.Topics.PRODUCT_EVENTS;
import static io.ordersaga.topics.log.Topics.STOCK_COMMANDS;
import static io.ordersaga.topology.decision.order.OrderExamples.DECLINED;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK_REFUSED;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK_RELEASED;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK_RESERVED;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP_RELEASED;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP_RESERVED;
import static io.ordersaga.topology.decision.order.OrderExamples.LINES;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PAYMENT;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static io.ordersaga.topology.decision.order.OrderExamples.PROCESSED;
import static io.ordersaga.topology.decision.order.OrderExamples.TOTAL;
import static io.ordersaga.topology.decision.order.OrderExamples.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderCommandRefused;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderEventNoted;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderPaymentFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.OrderItemKey;
import io.ordersaga.topics.table.OrderItemRow;
import io.ordersaga.topics.table.OrderRow;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topology.stream.Deadline;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.view.CommandOutcome;
import io.ordersaga.topology.view.order.OrderView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderTopologyTest {
    private static final Instant START = TopologyHarness.START;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Optional<String> NO_DETAIL = Optional.empty();
    private static final Map<String, String> HEADERS =
            Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01", MessageHeaders.ACTOR, USER.value());

    private final List<Object> heard = new ArrayList<>();

    @RegisterExtension
    final ServiceHarness orders = Saga.harness(new ViewListener() {
        @Override
        public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
            heard.add(List.of(store.name(), key, ((OrderView) row).version()));
        }
    });

    /** {@link StockFanOutTopologyTest} looks at them. */
    @BeforeEach
    void ignoreWhatIsAskedOfStock() {
        orders.ignoring(STOCK_COMMANDS);
    }

    @Test
    void shouldCreateAnOrderWhenItIsPlaced() {
        EventId command = orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED), HEADERS);

        assertThat(orders.then(ORDER_EVENTS).records()).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(ORDER);
            assertThat(event.value())
                    .isEqualTo(new Message<>(
                            command.follower("order-created", 0), START, new OrderCreated(PLACED, command)));
            assertThat(event.headers()).isEqualTo(HEADERS);
            assertThat(event.timestamp()).isEqualTo(START);
        });
        assertThat(orders.then(ORDERS).values()).containsExactly(row(OrderStatus.PENDING, 1));
        assertThat(orders.then(ORDER_ITEMS).keys())
                .containsExactly(new OrderItemKey(ORDER, LAMP), new OrderItemKey(ORDER, DESK));
        assertThat(orders.<String, Deadline<OrderId>>entries("order-deadlines"))
                .containsExactly(Map.entry(
                        "2026-01-01T00:00:10.000Z|" + ORDER.value(), new Deadline<>(ORDER, Optional.of("00-1-2-01"))));
    }

    @Test
    void shouldConfirmWhenEverythingIsHeldAndPaid() {
        givenPlaced();

        orders.whenMessage(PRODUCT_EVENTS, ORDER, LAMP_RESERVED);
        orders.whenMessage(PRODUCT_EVENTS, ORDER, DESK_RESERVED);
        orders.advance(SECOND);
        orders.whenMessage(PAYMENT_EVENTS, ORDER, PROCESSED, HEADERS);

        assertThat(orders.then(ORDER_EVENTS).records())
                .extracting(event -> event.value().body())
                .containsExactly(new OrderProductsReserved(PLACED), new OrderConfirmed(ORDER, LINES, PAYMENT, TOTAL));
        assertThat(orders.then(ORDERS).values())
                .last()
                .isEqualTo(new OrderRow(
                        ORDER,
                        USER,
                        OrderStatus.CONFIRMED,
                        TOTAL,
                        Optional.of(PAYMENT),
                        Optional.empty(),
                        3,
                        START,
                        START.plus(SECOND)));
        assertThat(orders.<String, Deadline<OrderId>>entries("order-deadlines")).isEmpty();
    }

    @Test
    void shouldWriteItsLinesOnceWhateverBecomesOfTheOrder() {
        orders.ignoring(ORDER_EVENTS, ORDERS);

        orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED));
        orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED));
        orders.whenMessage(PRODUCT_EVENTS, ORDER, DESK_REFUSED);

        assertThat(orders.then(ORDER_ITEMS).values())
                .containsExactly(
                        new OrderItemRow(ORDER, LAMP, "Lamp", new Quantity(2), new Money(10_00), new Money(20_00)),
                        new OrderItemRow(ORDER, DESK, "Desk", new Quantity(1), new Money(30_00), new Money(30_00)));
    }

    @Test
    void shouldFailWhenALineIsOutOfStock() {
        givenPlaced();

        orders.whenMessage(PRODUCT_EVENTS, ORDER, LAMP_RESERVED);
        orders.whenMessage(PRODUCT_EVENTS, ORDER, DESK_REFUSED);

        assertThat(orders.thenBodies(ORDER_EVENTS))
                .containsExactly(new OrderFailed(ORDER, LINES, FailureReason.OUT_OF_STOCK, Optional.of(DESK.value())));
        assertThat(orders.then(ORDERS).values())
                .singleElement()
                .satisfies(row -> assertThat(row.failureReason()).contains(FailureReason.OUT_OF_STOCK));
    }

    @Test
    void shouldFailOnlyWhenTheStockIsFreeWhenPaymentIsDeclined() {
        givenPaying();
        Optional<String> expired = Optional.of("card expired");

        orders.whenMessage(PAYMENT_EVENTS, ORDER, DECLINED);
        orders.whenMessage(PRODUCT_EVENTS, ORDER, LAMP_RELEASED);

        assertThat(orders.thenBodies(ORDER_EVENTS))
                .containsExactly(new OrderPaymentFailed(ORDER, LINES, FailureReason.PAYMENT_DECLINED, expired));
        assertThat(orders.then(ORDERS).values()).containsExactly(row(OrderStatus.PENDING, 3));

        orders.whenMessage(PRODUCT_EVENTS, ORDER, DESK_RELEASED);

        assertThat(orders.thenBodies(ORDER_EVENTS))
                .containsExactly(new OrderFailed(ORDER, LINES, FailureReason.PAYMENT_DECLINED, expired));
        assertThat(orders.then(ORDERS).values()).hasSize(1);
    }

    @Test
    void shouldFailByTheWallClockWhenNobodyAnswers() {
        givenPaying();

        orders.advance(Duration.ofMillis(29_800));
        assertThat(orders.thenBodies(ORDER_EVENTS)).isEmpty();
        orders.advance(Duration.ofMillis(200));
        assertThat(orders.thenBodies(ORDER_EVENTS))
                .containsExactly(new OrderPaymentFailed(ORDER, LINES, FailureReason.PAYMENT_TIMEOUT, NO_DETAIL));
        orders.advance(Duration.ofSeconds(20));

        assertThat(orders.thenBodies(ORDER_EVENTS))
                .containsExactly(new OrderFailed(ORDER, LINES, FailureReason.PAYMENT_TIMEOUT, NO_DETAIL));
        assertThat(orders.then(ORDERS).values()).hasSize(2);
        assertThat(orders.<String, Deadline<OrderId>>entries("order-deadlines")).isEmpty();
    }

    @Test
    void shouldKeepTheTraceOfTheOrderInEventsThatNobodyAsksFor() {
        orders.ignoring(ORDERS, ORDER_ITEMS);
        orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED), HEADERS);
        assertThat(orders.thenBodies(ORDER_EVENTS)).hasSize(1);

        orders.advance(Duration.ofMinutes(1));

        assertThat(orders.then(ORDER_EVENTS).records())
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.headers()).isEqualTo(Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01")))
                .last()
                .satisfies(event -> assertThat(event.value().body()).isInstanceOf(OrderFailed.class));
    }

    @Test
    void shouldNoteAPaymentThatComesTooLate() {
        givenPlaced();
        orders.givenMessage(PRODUCT_EVENTS, ORDER, DESK_REFUSED);
        orders.ignoring(ORDERS);

        orders.whenMessage(PAYMENT_EVENTS, ORDER, PROCESSED);

        assertThat(orders.thenBodies(ORDER_EVENTS))
                .containsExactly(new OrderEventNoted(ORDER, "payment-processed", Optional.of(PAYMENT.value())));
        assertThat(view().status()).isEqualTo(OrderStatus.FAILED);
    }

    @Test
    void shouldShowHowACancellationEnded() {
        givenPlaced();
        orders.ignoring(ORDERS);

        EventId first = orders.whenMessage(ORDER_COMMANDS, ORDER, new CancelOrder(ORDER, NO_DETAIL));
        EventId second = orders.whenMessage(ORDER_COMMANDS, ORDER, new CancelOrder(ORDER, NO_DETAIL));

        assertThat(orders.thenBodies(ORDER_EVENTS))
                .containsExactly(
                        new OrderCancelled(ORDER, LINES, NO_DETAIL, first),
                        new OrderCommandRefused(ORDER, second, RefusalCode.INVALID_TRANSITION));
        assertThat(view().outcomes().of(first)).contains(new CommandOutcome(first, Optional.empty()));
        assertThat(view().outcomes().of(second))
                .contains(new CommandOutcome(second, Optional.of(RefusalCode.INVALID_TRANSITION)));
    }

    @Test
    void shouldListOrdersByTimeAndByUser() {
        givenPlaced();

        assertThat(orders.<String, OrderId>entries("orders-by-time"))
                .containsExactly(Map.entry("2026-01-01T00:00:00.000Z|" + ORDER.value(), ORDER));
        assertThat(orders.<String, OrderId>entries("orders-by-user"))
                .containsExactly(Map.entry(USER.value() + "|2026-01-01T00:00:00.000Z|" + ORDER.value(), ORDER));
    }

    @Test
    void shouldListAnOrderUnderTheStatusThatItHas() {
        givenPlaced();
        assertThat(orders.<String, OrderId>entries("orders-by-status"))
                .containsExactly(Map.entry("PENDING|2026-01-01T00:00:00.000Z|" + ORDER.value(), ORDER));

        orders.givenMessage(PRODUCT_EVENTS, ORDER, LAMP_RESERVED);
        orders.givenMessage(PRODUCT_EVENTS, ORDER, DESK_REFUSED);

        assertThat(view().status()).isEqualTo(OrderStatus.FAILED);
        assertThat(orders.<String, OrderId>entries("orders-by-status"))
                .containsExactly(Map.entry("FAILED|2026-01-01T00:00:00.000Z|" + ORDER.value(), ORDER));
    }

    @Test
    void shouldTellTheListenerOfEveryNewRow() {
        givenPaying();

        assertThat(heard).containsExactly(List.of("orders", ORDER, 1L), List.of("orders", ORDER, 2L));
    }

    @Test
    void shouldKnowTheProductsOfTheShop() {
        ProductDetails details =
                new ProductDetails("Lamp", "Of use.", new Money(10_00), Optional.empty(), Optional.empty());
        ProductRow lamp = new ProductRow(LAMP, details, new StockLevel(5, 0, 0), 1, START, START);

        orders.when(PRODUCTS, LAMP, lamp);

        assertThat(orders.entries(PriceList.STORE)).containsExactly(Map.entry(LAMP, lamp));
    }

    @Test
    void shouldLetTheViewsBeQueriedAndNotTheSagas() {
        List<String> queryable =
                OrderViews.queryable().stream().map(KeyedStore::name).toList();

        assertThat(queryable).containsExactly("orders", "orders-by-user", "orders-by-time", "orders-by-status");
        assertThat(orders.stores()).containsAll(queryable).contains("order-saga", "order-deadlines");
    }

    private void givenPlaced() {
        orders.givenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED));
    }

    private void givenPaying() {
        givenPlaced();
        orders.givenMessage(PRODUCT_EVENTS, ORDER, LAMP_RESERVED);
        orders.givenMessage(PRODUCT_EVENTS, ORDER, DESK_RESERVED);
    }

    private OrderView view() {
        return orders.<OrderId, OrderView>store("orders").get(ORDER);
    }

    private static OrderRow row(OrderStatus status, long version) {
        return new OrderRow(ORDER, USER, status, TOTAL, Optional.empty(), Optional.empty(), version, START, START);
    }
}
