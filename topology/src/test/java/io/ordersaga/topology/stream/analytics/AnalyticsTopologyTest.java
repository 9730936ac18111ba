package io.ordersaga.topology.stream.analytics;

import static io.ordersaga.topology.decision.order.OrderExamples.LINES;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PAYMENT;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static io.ordersaga.topology.decision.order.OrderExamples.PROCESSED;
import static io.ordersaga.topology.decision.order.OrderExamples.TOTAL;
import static io.ordersaga.topology.decision.order.OrderExamples.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.log.DeadLetter;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topology.decision.order.OrderExamples;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.view.analytics.Count.Kind;
import io.ordersaga.topology.view.analytics.Milestone;
import io.ordersaga.topology.view.analytics.Resolution;
import io.ordersaga.topology.view.analytics.Tally;
import io.ordersaga.topology.view.analytics.Tally.Cohort;
import io.ordersaga.topology.view.analytics.Tally.Sales;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnalyticsTopologyTest {
    private static final Instant START = ServiceHarness.START;
    private static final EventId COMMAND = EventId.of(new UUID(0, 77));
    private static final OrderEvent CREATED = new OrderCreated(PLACED, COMMAND);
    private static final OrderEvent CONFIRMED = new OrderConfirmed(ORDER, LINES, PAYMENT, TOTAL);

    @RegisterExtension
    final ServiceHarness analytics = ServiceHarness.ofParts(new AnalyticsTopology(ViewListener.NONE)::addTo);

    @Test
    void shouldCountAnOrderInItsMinuteItsHourAndItsDay() {
        analytics.givenMessage(Topics.ORDER_EVENTS, ORDER, CREATED);
        analytics.advance(Duration.ofSeconds(70));

        analytics.whenMessage(Topics.ORDER_EVENTS, ORDER, CONFIRMED);

        assertThat(keys())
                .contains(
                        "MINUTE|ORDERS|2026-01-01T00:00:00.000Z|",
                        "HOUR|ORDERS|2026-01-01T00:00:00.000Z|",
                        "DAY|ORDERS|2026-01-01T00:00:00.000Z|",
                        "MINUTE|CATEGORIES|2026-01-01T00:01:00.000Z|",
                        "HOUR|CATEGORIES|2026-01-01T00:00:00.000Z|",
                        "MINUTE|PRODUCTS|2026-01-01T00:01:00.000Z|" + OrderExamples.DESK.value(),
                        "DAY|DURATIONS|2026-01-01T00:00:00.000Z|CONFIRMED")
                .hasSize(3 * 5);
        assertThat(tally(Resolution.MINUTE, Kind.CATEGORIES, START.plusSeconds(60), ""))
                .isEqualTo(new Sales(3, 50_00, 0, 0));
        assertThat(orders(Resolution.DAY).in(OrderStatus.CONFIRMED)).isEqualTo(1);
    }

    @Test
    void shouldCountOnceWhatComesTwice() {
        Message<OrderEvent> created = analytics.message(CREATED);
        Message<OrderEvent> confirmed = analytics.message(CONFIRMED);
        analytics.given(Topics.ORDER_EVENTS, ORDER, created, confirmed);
        analytics.givenMessage(Topics.PAYMENT_EVENTS, ORDER, PROCESSED);
        Map<String, Tally> before = analytics.entries(AnalyticsStores.TALLIES.name());

        analytics.when(Topics.ORDER_EVENTS, ORDER, created, confirmed);
        analytics.whenMessage(Topics.PAYMENT_EVENTS, ORDER, PROCESSED);

        assertThat(analytics.<String, Tally>entries(AnalyticsStores.TALLIES.name()))
                .isEqualTo(before);
        assertThat(orders(Resolution.HOUR).reached())
                .containsOnlyKeys(Milestone.CREATED, Milestone.RESERVED, Milestone.PAID, Milestone.CONFIRMED);
    }

    @Test
    void shouldStillCountInItsOwnWindowWhatComesVeryLate() {
        Message<OrderEvent> created = analytics.message(CREATED);
        analytics.advance(Duration.ofDays(6));
        analytics.givenMessage(Topics.ORDER_EVENTS, another(1), new OrderCreated(order(another(1)), COMMAND));

        analytics.when(Topics.ORDER_EVENTS, ORDER, created);

        assertThat(orders(Resolution.MINUTE).reaching(Milestone.CREATED)).isEqualTo(1);
    }

    @Test
    void shouldNotBeginAWindowThatNobodyCanAskForAnyMore() {
        Message<OrderEvent> created = analytics.message(CREATED);
        analytics.advance(Duration.ofDays(8));

        analytics.when(Topics.ORDER_EVENTS, ORDER, created);

        assertThat(keys())
                .containsExactly("DAY|ORDERS|2026-01-01T00:00:00.000Z|", "HOUR|ORDERS|2026-01-01T00:00:00.000Z|");
    }

    @Test
    void shouldForgetWindowsAndOrdersInTime() {
        analytics.givenMessage(Topics.ORDER_EVENTS, ORDER, CREATED);

        analytics.advance(Resolution.MINUTE.retention().plusMinutes(20));
        assertThat(keys()).noneMatch(key -> key.startsWith("MINUTE")).hasSize(2);
        analytics.advance(Resolution.HOUR.retention());
        assertThat(keys()).containsExactly("DAY|ORDERS|2026-01-01T00:00:00.000Z|");
        assertThat(analytics.entries("analytics-orders")).containsKey(ORDER);
        analytics.advance(Resolution.DAY.retention());

        assertThat(keys()).isEmpty();
        assertThat(analytics.entries("analytics-orders")).isEmpty();
        assertThat(analytics.entries("analytics-orders-by-time")).isEmpty();
    }

    @Test
    void shouldCountByTheCategoryOfTheLine() {
        OrderLine line = new OrderLine(
                OrderExamples.LAMP, "Lamp", new Quantity(2), new Money(10_00), Optional.of("Light | heavy"));
        analytics.givenMessage(Topics.ORDER_EVENTS, ORDER, CREATED);

        analytics.whenMessage(
                Topics.ORDER_EVENTS, ORDER, new OrderConfirmed(ORDER, List.of(line), PAYMENT, line.total()));

        String key = keys().stream()
                .filter(one -> one.startsWith("DAY|CATEGORIES"))
                .findFirst()
                .orElseThrow();
        assertThat(TallyKeys.dimension(key)).isEqualTo("Light | heavy");
        assertThat(TallyKeys.start(key)).isEqualTo(START);
    }

    @Test
    void shouldPassOverWhatCannotBeCounted() {
        analytics.pipeRaw(Topics.ORDER_EVENTS.name(), ORDER.value().getBytes(UTF_8), null);
        analytics.pipeRaw(Topics.PAYMENT_EVENTS.name(), null, null);
        analytics.whenMessage(Topics.ORDER_EVENTS, another(1), CREATED);

        assertThat(analytics.then(Topics.DEAD_LETTERS).records())
                .extracting(letter -> letter.headers().get(DeadLetter.TOPIC))
                .containsExactly("order-events", "payment-events", "order-events");
        assertThat(keys()).isEmpty();
    }

    @Test
    void shouldLetTheWindowsBeQueriedAndNothingElse() {
        assertThat(AnalyticsTopology.queryable()).containsExactly(AnalyticsStores.TALLIES);
        assertThat(analytics.stores())
                .containsExactlyInAnyOrder("analytics-windows", "analytics-orders", "analytics-orders-by-time");
    }

    private List<String> keys() {
        return List.copyOf(
                analytics.<String, Tally>entries(AnalyticsStores.TALLIES.name()).keySet());
    }

    private Tally tally(Resolution resolution, Kind kind, Instant start, String dimension) {
        return analytics
                .<String, Tally>store(AnalyticsStores.TALLIES.name())
                .get(TallyKeys.from(resolution, kind, start) + '|' + dimension);
    }

    private Cohort orders(Resolution resolution) {
        return (Cohort) tally(resolution, Kind.ORDERS, START, "");
    }

    private static OrderId another(int number) {
        return OrderId.of(new UUID(9, number));
    }

    private static Order order(OrderId id) {
        return new Order(id, USER, LINES, TOTAL, Optional.empty(), "another");
    }
}
