package io.ordersaga.topology.view.analytics;

import static io.ordersaga.topology.decision.order.OrderExamples.LINES;
import static io.ordersaga.topology.decision.order.OrderExamples.NOW;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PAYMENT;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static io.ordersaga.topology.decision.order.OrderExamples.PROCESSED;
import static io.ordersaga.topology.decision.order.OrderExamples.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderCommandRefused;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topology.decision.order.OrderExamples;
import io.ordersaga.topology.view.analytics.Count.Subject;
import io.ordersaga.topology.view.analytics.Tally.Cohort;
import io.ordersaga.topology.view.analytics.Tally.Durations;
import io.ordersaga.topology.view.analytics.Tally.Failures;
import io.ordersaga.topology.view.analytics.Tally.ProductSales;
import io.ordersaga.topology.view.analytics.Tally.Sales;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final EventId COMMAND = EventId.of(new UUID(0, 1));
    private static final OrderEvent CREATED = new OrderCreated(PLACED, COMMAND);
    private static final OrderEvent RESERVED = new OrderProductsReserved(PLACED);
    private static final OrderEvent CONFIRMED = new OrderConfirmed(ORDER, LINES, PAYMENT, TOTAL);
    private static final OrderEvent FAILED =
            new OrderFailed(ORDER, LINES, FailureReason.PAYMENT_DECLINED, Optional.empty());
    private static final OrderEvent CANCELLED = new OrderCancelled(ORDER, LINES, Optional.empty(), COMMAND);
    private static final OrderEvent REFUSED = new OrderCommandRefused(ORDER, COMMAND, RefusalCode.NOT_FOUND);
    private static final OrderEvent NOTED =
            new OrderEvent.OrderEventNoted(ORDER, "payment-processed", Optional.empty());

    /** Everything that can be heard of an order. */
    private static final List<Object> ALPHABET =
            List.of(CREATED, RESERVED, CONFIRMED, FAILED, CANCELLED, REFUSED, NOTED, PROCESSED, OrderExamples.DECLINED);

    private static final int LONGEST = 5;

    @Test
    void shouldCountTheOrderInTheWindowOfItsCreationAndTheSaleInThatOfTheConfirmation() {
        Heard order = new Heard().hears(CREATED, 0).hears(RESERVED, 1).hears(PROCESSED, 2);

        List<Count> counts = order.step(CONFIRMED, 90).counts();

        Instant confirmed = NOW.plusSeconds(90);
        assertThat(counts)
                .contains(
                        new Count(Subject.ORDERS, NOW, cohort(Milestone.CONFIRMED)),
                        new Count(Subject.category(Optional.empty()), confirmed, new Sales(2, 20_00, 0, 0)),
                        new Count(Subject.category(Optional.empty()), confirmed, new Sales(1, 30_00, 0, 0)),
                        new Count(
                                Subject.product(OrderExamples.LAMP),
                                confirmed,
                                new ProductSales("Lamp", confirmed, new Sales(2, 20_00, 0, 0))),
                        new Count(
                                Subject.duration(OrderStatus.CONFIRMED),
                                confirmed,
                                Percentiles.of(Duration.ofSeconds(90))))
                .hasSize(6);
    }

    @Test
    void shouldCountTheRefundInTheWindowOfTheCancellationUnderTheCategoryOfTheOrder() {
        OrderLine line =
                new OrderLine(OrderExamples.LAMP, "Lamp", new Quantity(2), new Money(10_00), Optional.of("Light"));
        Heard order = new Heard().hears(CREATED, 0).hears(new OrderConfirmed(ORDER, List.of(line), PAYMENT, TOTAL), 10);

        List<Count> counts = order.step(new OrderCancelled(ORDER, List.of(line), Optional.empty(), COMMAND), 500)
                .counts();

        Instant cancelled = NOW.plusSeconds(500);
        assertThat(counts)
                .containsExactly(
                        new Count(Subject.ORDERS, NOW, cohort(Milestone.CANCELLED, Milestone.TAKEN_BACK)),
                        new Count(Subject.category(Optional.of("Light")), cancelled, new Sales(0, 0, 2, 20_00)),
                        new Count(
                                Subject.product(OrderExamples.LAMP),
                                cancelled,
                                new ProductSales("Lamp", cancelled, new Sales(0, 0, 2, 20_00))));
    }

    @Test
    void shouldCountAFailureByItsReason() {
        Heard order = new Heard().hears(CREATED, 0).hears(RESERVED, 1);

        List<Count> counts = order.step(FAILED, 3).counts();

        Instant failed = NOW.plusSeconds(3);
        assertThat(counts)
                .containsExactly(
                        new Count(Subject.ORDERS, NOW, cohort(Milestone.FAILED)),
                        new Count(Subject.failure(FailureReason.PAYMENT_DECLINED), failed, new Failures(1)),
                        new Count(Subject.duration(OrderStatus.FAILED), failed, Percentiles.of(Duration.ofSeconds(3))));
    }

    @Test
    void shouldCountAPaymentThatIsHeardOfBeforeItsOrder() {
        Heard order = new Heard().hears(PROCESSED, 2);
        assertThat(order.totals).isEmpty();

        Counting.Step step = order.step(CREATED, 0);

        assertThat(step.counts())
                .containsExactly(
                        new Count(Subject.ORDERS, NOW, cohort(Milestone.CREATED, Milestone.RESERVED, Milestone.PAID)));
        assertThat(step.facts().orElseThrow().since()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void shouldRememberNothingOfAnOrderThatWasNeverCreated() {
        assertThat(new Heard().step(REFUSED, 0)).isEqualTo(new Counting.Step(Optional.empty(), List.of()));
        assertThat(new Heard().step(CANCELLED, 0)).isEqualTo(new Counting.Step(Optional.empty(), List.of()));
        assertThat(new Heard().step(OrderExamples.REFUNDED, 0))
                .isEqualTo(new Counting.Step(Optional.empty(), List.of()));
    }

    @Test
    void shouldKeepItsLawsWhateverIsHeardInWhateverOrder() {
        int[] walked = {0};

        walk(new Heard(), 0, walked);

        assertThat(walked[0]).isEqualTo(9 + 9 * 9 + 9 * 9 * 9 + 9 * 9 * 9 * 9 + 9 * 9 * 9 * 9 * 9);
    }

    private static void walk(Heard order, int length, int[] walked) {
        if (length == LONGEST) {
            return;
        }
        for (Object event : ALPHABET) {
            Heard next = order.copy().hears(event, length);
            walked[0]++;
            next.assertLaws();
            assertThat(next.step(event, length + 1)).isEqualTo(new Counting.Step(next.facts, List.of()));
            walk(next, length + 1, walked);
        }
    }

    @Test
    void shouldEndWithTheSameSumsWheneverThePaymentIsHeardOf() {
        for (OrderEvent end : List.of(CONFIRMED, FAILED, CANCELLED)) {
            Heard first = new Heard()
                    .hears(PROCESSED, 2)
                    .hears(CREATED, 0)
                    .hears(RESERVED, 1)
                    .hears(end, 3);
            Heard last = new Heard()
                    .hears(CREATED, 0)
                    .hears(RESERVED, 1)
                    .hears(end, 3)
                    .hears(PROCESSED, 2);

            assertThat(first.totals).isEqualTo(last.totals);
        }
    }

    private static Cohort cohort(Milestone... reached) {
        TreeMap<Milestone, Long> counts = new TreeMap<>();
        for (Milestone milestone : reached) {
            counts.put(milestone, 1L);
        }
        return new Cohort(counts);
    }

    /** What has been heard of one order, and the sums of what was counted. */
    private static final class Heard {
        private Optional<OrderFacts> facts = Optional.empty();
        private final Map<Subject, Tally> totals = new HashMap<>();

        Counting.Step step(Object event, int second) {
            Instant at = NOW.plusSeconds(second);
            return event instanceof OrderEvent ofOrder
                    ? Counting.heard(facts, new Message<>(COMMAND, at, ofOrder))
                    : Counting.paid(facts, new Message<>(COMMAND, at, (PaymentEvent) event));
        }

        Heard hears(Object event, int second) {
            Counting.Step step = step(event, second);
            facts = step.facts();
            step.counts().forEach(count -> totals.merge(count.of(), count.tally(), Tally::sum));
            return this;
        }

        Heard copy() {
            Heard copy = new Heard();
            copy.facts = facts;
            copy.totals.putAll(totals);
            return copy;
        }

        void assertLaws() {
            Cohort orders = (Cohort) totals.getOrDefault(Subject.ORDERS, cohort());
            long created = orders.reaching(Milestone.CREATED);
            assertThat(orders.reached().values()).allMatch(count -> count == 1);
            long states = 0;
            for (OrderStatus status : OrderStatus.values()) {
                assertThat(orders.in(status)).isBetween(0L, 1L);
                states += orders.in(status);
            }
            assertThat(states).isEqualTo(created);
            assertThat(orders.reaching(Milestone.RESERVED)).isBetween(orders.reaching(Milestone.PAID), created);
            assertThat(orders.reaching(Milestone.PAID)).isGreaterThanOrEqualTo(orders.reaching(Milestone.CONFIRMED));
            long confirmed = orders.reaching(Milestone.CONFIRMED);
            long takenBack = orders.reaching(Milestone.TAKEN_BACK);
            Sales expected = new Sales(confirmed * 3, confirmed * 50_00, takenBack * 3, takenBack * 50_00);
            assertThat(totals.getOrDefault(Subject.category(Optional.empty()), Sales.NONE))
                    .isEqualTo(expected);
            assertThat(failures()).isEqualTo(orders.reaching(Milestone.FAILED));
            assertThat(sagas()).isEqualTo(created - orders.in(OrderStatus.PENDING));
        }

        private long failures() {
            Tally failures = totals.get(Subject.failure(FailureReason.PAYMENT_DECLINED));
            return failures == null ? 0 : ((Failures) failures).orders();
        }

        private long sagas() {
            return totals.values().stream()
                    .filter(Durations.class::isInstance)
                    .mapToLong(durations -> ((Durations) durations).sagas())
                    .sum();
        }
    }
}
