package io.ordersaga.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.Outcomes;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.SagaStep;
import io.ordersaga.topology.view.order.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SagaMetricsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SagaMetrics metrics = new SagaMetrics(registry);
    private final List<TimelineEntry> timeline = new ArrayList<>();

    @Test
    void shouldTimeEachStepAndTheWhole() {
        happens("order-created", 0, SagaStep.RESERVING_STOCK);
        happens("order-products-reserved", 30, SagaStep.AWAITING_PAYMENT);
        happens("order-confirmed", 100, SagaStep.CONFIRMED);

        assertThat(entered("reserving_stock")).isEqualTo(1);
        assertThat(entered("awaiting_payment")).isEqualTo(1);
        assertThat(entered("confirmed")).isEqualTo(1);
        assertTook("ordersaga.saga.step.duration", "after", "order-created", 30);
        assertTook("ordersaga.saga.step.duration", "after", "order-products-reserved", 70);
        assertTook("ordersaga.saga.duration", "status", "confirmed", 100);
    }

    @Test
    void shouldPassOverEventsThatLeaveTheOrderWhereItIs() {
        happens("order-created", 0, SagaStep.RESERVING_STOCK);
        happens("order-event-noted", 10, SagaStep.RESERVING_STOCK);
        happens("order-command-refused", 20, SagaStep.RESERVING_STOCK);
        happens("order-failed", 50, SagaStep.FAILED);

        assertThat(entered("reserving_stock")).isEqualTo(1);
        assertTook("ordersaga.saga.step.duration", "after", "order-created", 50);
        assertTook("ordersaga.saga.duration", "status", "failed", 50);
    }

    @Test
    void shouldCountTheEndOfAnOrderOnceWhenItIsCancelledAfterwards() {
        happens("order-created", 0, SagaStep.RESERVING_STOCK);
        happens("order-confirmed", 40, SagaStep.CONFIRMED);
        happens("order-cancelled", 9_000, SagaStep.CANCELLED);

        assertThat(entered("cancelled")).isEqualTo(1);
        assertTook("ordersaga.saga.duration", "status", "confirmed", 40);
        assertThat(registry.find("ordersaga.saga.duration")
                        .tag("status", "cancelled")
                        .timer())
                .isNull();
    }

    @Test
    void shouldNotTakeATimeForNegativeWhenClocksDiffer() {
        happens("order-created", 0, SagaStep.RESERVING_STOCK);
        happens("order-failed", -5, SagaStep.FAILED);

        assertTook("ordersaga.saga.duration", "status", "failed", 0);
    }

    @Test
    void shouldHaveNoLabelThatNamesAnOrder() {
        happens("order-created", 0, SagaStep.RESERVING_STOCK);
        happens("order-confirmed", 1, SagaStep.CONFIRMED);

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .flatExtracting(Meter.Id::getTags)
                .allSatisfy(tag -> assertThat(tag.getValue()).doesNotContain("ord_", "usr_", "prd_"));
    }

    private void happens(String event, long millis, SagaStep step) {
        timeline.add(new TimelineEntry(timeline.size() + 1L, event, START.plusMillis(millis), Optional.empty()));
        Order order = new Order(
                OrderId.of(new UUID(0, 5)),
                UserId.of(new UUID(0, 6)),
                List.of(new OrderLine(ProductId.of(new UUID(0, 7)), "Tea", new Quantity(3), new Money(450))),
                new Money(1350),
                Optional.empty(),
                "fingerprint");
        OrderView view = new OrderView(
                order,
                EventId.of(new UUID(0, 8)),
                step,
                Optional.empty(),
                Optional.empty(),
                START,
                timeline,
                Outcomes.NONE);
        metrics.changed(OrderStores.ORDERS, order.orderId(), view);
    }

    private double entered(String step) {
        return registry.get("ordersaga.saga.entered")
                .tag("step", step)
                .counter()
                .count();
    }

    private void assertTook(String name, String tag, String value, long millis) {
        Timer timer = registry.get(name).tag(tag, value).timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo((double) millis, within(0.01));
    }
}
