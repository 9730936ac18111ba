package io.ordersaga.edge.order;

import static io.ordersaga.edge.order.Wanted.TEA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.Outcomes;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.SagaStep;
import io.ordersaga.topology.view.order.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Duration RESERVATION = Duration.ofSeconds(10);
    private static final int TICKS_PER_SECOND = 10;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Admission admission = new Admission(RESERVATION, () -> now);

    @Test
    void shouldTakeAsManyOrdersAsComeAtOnce() throws InterruptedException {
        List<OrderId> orders = place(1_000);

        assertThat(orders).hasSize(1_000);
        assertThat(admission.waiting()).isEqualTo(1_000);
    }

    @Test
    void shouldRefuseOrdersWhileNothingMoves() throws InterruptedException {
        place(1);
        pass(Duration.ofSeconds(8));

        assertThatThrownBy(this::place).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.BUSY);
            assertThat(problem.headers()).containsEntry("Retry-After", "3");
        });
        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void shouldTakeOrdersAgainWhenThoseThatWaitedAreAnswered() throws InterruptedException {
        List<OrderId> orders = place(3);
        pass(Duration.ofSeconds(6));
        orders.forEach(order -> shows(order, SagaStep.AWAITING_PAYMENT));

        place();

        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void shouldTakeOrdersBehindAnOldOneThatIsWorkedOffSoonEnough() throws InterruptedException {
        List<OrderId> orders = place(30);
        pass(Duration.ofSeconds(6));
        orders.subList(0, 10).forEach(order -> shows(order, SagaStep.AWAITING_PAYMENT));

        place();

        assertThat(admission.waiting()).isEqualTo(21);
    }

    @Test
    void shouldNotCountWhoWaitsForTheProvider() throws InterruptedException {
        place(200).forEach(order -> shows(order, SagaStep.AWAITING_PAYMENT));
        pass(Duration.ofSeconds(60));

        place();

        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void shouldNotWaitForeverForAnOrderOfWhichNothingIsHeard() throws InterruptedException {
        place(1);
        pass(Duration.ofSeconds(21));

        place();

        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatAMovedPartitionShowed() throws InterruptedException {
        place(5);
        pass(Duration.ofSeconds(6));
        admission.closed(OrderStores.ORDERS, new TaskId(0, 0));

        place();

        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void shouldNotCountAnOrderThatIsShownElsewhereOrCameToNothing() throws InterruptedException {
        admission.admit(OrderId.of(UUID.randomUUID()), () -> "shown by another instance");
        assertThatThrownBy(() -> admission.admit(OrderId.of(UUID.randomUUID()), () -> {
                    throw new IllegalStateException("unknown product");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(admission.waiting()).isZero();
    }

    /** Three times what can be done, for a minute: as much is done as can be, and each order that was taken in good time. */
    @Test
    void shouldKeepThePaceUnderThreefoldLoad() throws InterruptedException {
        int perTick = 2;
        Deque<Taken> queue = new ArrayDeque<>();
        int done = 0;
        Duration longest = Duration.ZERO;
        for (int tick = 0; tick < 60 * TICKS_PER_SECOND; tick++) {
            for (int i = 0; i < 3 * perTick; i++) {
                offer(queue);
            }
            for (int i = 0; i < perTick && !queue.isEmpty(); i++) {
                Taken next = queue.remove();
                shows(next.order(), SagaStep.AWAITING_PAYMENT);
                Duration waited = Duration.between(next.at(), now);
                longest = longest.compareTo(waited) < 0 ? waited : longest;
                done++;
            }
            pass(Duration.ofSeconds(1).dividedBy(TICKS_PER_SECOND));
        }

        assertThat(done).isEqualTo(60 * TICKS_PER_SECOND * perTick);
        assertThat(longest).isLessThan(RESERVATION);
    }

    private record Taken(OrderId order, Instant at) {}

    private void offer(Deque<Taken> queue) throws InterruptedException {
        try {
            queue.add(new Taken(place(), now));
        } catch (ProblemException e) {
            assertThat(e.type()).isEqualTo(ProblemType.BUSY);
        }
    }

    private List<OrderId> place(int count) throws InterruptedException {
        List<OrderId> orders = IntStream.range(0, count)
                .mapToObj(i -> OrderId.of(UUID.randomUUID()))
                .toList();
        for (OrderId order : orders) {
            admission.admit(order, () -> shows(order, SagaStep.RESERVING_STOCK));
        }
        return orders;
    }

    private OrderId place() throws InterruptedException {
        return place(1).getFirst();
    }

    private OrderId shows(OrderId order, SagaStep step) {
        admission.changed(OrderStores.ORDERS, order, view(order, step));
        return order;
    }

    private OrderView view(OrderId id, SagaStep step) {
        Order order = new Order(
                id,
                UserId.of(new UUID(0, 6)),
                List.of(new OrderLine(TEA, "Tea", new Quantity(1), new Money(450))),
                new Money(450),
                Optional.empty(),
                "fingerprint");
        return new OrderView(
                order,
                EventId.of(new UUID(0, 7)),
                step,
                Optional.empty(),
                Optional.empty(),
                now,
                List.of(new TimelineEntry(1, "order-created", now, Optional.empty())),
                Outcomes.NONE);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
