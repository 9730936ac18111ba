package io.ordersaga.topology.view.order;

import static io.ordersaga.topology.decision.order.OrderExamples.LINES;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PAYMENT;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static io.ordersaga.topology.decision.order.OrderExamples.TOTAL;
import static io.ordersaga.topology.decision.order.OrderExamples.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.order.FailureReason;
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
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.table.OrderRow;
import io.ordersaga.topology.view.CommandOutcome;
import io.ordersaga.topology.view.Outcomes;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderViewFoldTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final EventId PLACING = EventId.of(new UUID(0, 1));
    private static final EventId CANCELLING = EventId.of(new UUID(0, 2));
    private static final Optional<String> REGRET = Optional.of("regret");
    private static final Optional<String> EXPIRED = Optional.of("card expired");

    private static final OrderEvent CREATED = new OrderCreated(PLACED, PLACING);
    private static final OrderEvent RESERVED = new OrderProductsReserved(PLACED);
    private static final OrderEvent CONFIRMED = new OrderConfirmed(ORDER, LINES, PAYMENT, TOTAL);
    private static final OrderEvent PAYMENT_FAILED =
            new OrderPaymentFailed(ORDER, LINES, FailureReason.PAYMENT_DECLINED, EXPIRED);
    private static final OrderEvent FAILED = new OrderFailed(ORDER, LINES, FailureReason.PAYMENT_DECLINED, EXPIRED);
    private static final OrderEvent CANCELLATION_REQUESTED = new OrderCancellationRequested(ORDER, REGRET, CANCELLING);
    private static final OrderEvent CANCELLED = new OrderCancelled(ORDER, LINES, REGRET, CANCELLING);
    private static final OrderEvent REFUSED =
            new OrderCommandRefused(ORDER, CANCELLING, RefusalCode.INVALID_TRANSITION);
    private static final OrderEvent NOTED = new OrderEventNoted(ORDER, "payment-refunded", Optional.empty());

    static Stream<Arguments> stories() {
        return Stream.of(
                arguments(SagaStep.RESERVING_STOCK, OrderStatus.PENDING, List.of(CREATED)),
                arguments(SagaStep.AWAITING_PAYMENT, OrderStatus.PENDING, List.of(CREATED, RESERVED)),
                arguments(SagaStep.CANCELLING, OrderStatus.PENDING, List.of(CREATED, RESERVED, CANCELLATION_REQUESTED)),
                arguments(SagaStep.RELEASING_STOCK, OrderStatus.PENDING, List.of(CREATED, RESERVED, PAYMENT_FAILED)),
                arguments(SagaStep.CONFIRMED, OrderStatus.CONFIRMED, List.of(CREATED, RESERVED, CONFIRMED)),
                arguments(SagaStep.FAILED, OrderStatus.FAILED, List.of(CREATED, FAILED)),
                arguments(SagaStep.CANCELLED, OrderStatus.CANCELLED, List.of(CREATED, RESERVED, CONFIRMED, CANCELLED)),
                arguments(SagaStep.CONFIRMED, OrderStatus.CONFIRMED, List.of(CREATED, RESERVED, CONFIRMED, REFUSED)),
                arguments(SagaStep.FAILED, OrderStatus.FAILED, List.of(CREATED, FAILED, NOTED)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldShowWhereTheOrderStands(SagaStep step, OrderStatus status, List<OrderEvent> story) {
        OrderView view = after(story);

        assertThat(view.step()).isEqualTo(step);
        assertThat(view.status()).isEqualTo(status);
        assertThat(view.version()).isEqualTo(story.size());
    }

    @Test
    void shouldReachEveryStep() {
        assertThat(stories().map(story -> (SagaStep) story.get()[0])).containsAll(EnumSet.allOf(SagaStep.class));
    }

    @Test
    void shouldShowANewOrder() {
        OrderView view = after(List.of(CREATED));

        assertThat(view)
                .isEqualTo(new OrderView(
                        PLACED,
                        PLACING,
                        SagaStep.RESERVING_STOCK,
                        Optional.empty(),
                        Optional.empty(),
                        START,
                        List.of(new TimelineEntry(1, "order-created", START, Optional.empty())),
                        Outcomes.NONE.accepted(PLACING)));
    }

    @Test
    void shouldShowNothingOfAnOrderThatWasNotPlaced() {
        assertThat(OrderViewFold.apply(Optional.empty(), message(0, REFUSED))).isEmpty();
    }

    @Test
    void shouldKeepEveryEventInTheTimeline() {
        OrderView view =
                after(List.of(CREATED, RESERVED, CANCELLATION_REQUESTED, PAYMENT_FAILED, FAILED, NOTED, REFUSED));

        assertThat(view.timeline())
                .containsExactly(
                        new TimelineEntry(1, "order-created", START, Optional.empty()),
                        new TimelineEntry(2, "order-products-reserved", START.plusSeconds(1), Optional.empty()),
                        new TimelineEntry(3, "order-cancellation-requested", START.plusSeconds(2), REGRET),
                        entry(4, "order-payment-failed", "payment-declined: card expired"),
                        entry(5, "order-failed", "payment-declined: card expired"),
                        new TimelineEntry(6, "payment-refunded", START.plusSeconds(5), Optional.empty()),
                        entry(7, "order-command-refused", "invalid-transition"));
        assertThat(view.createdAt()).isEqualTo(START);
        assertThat(view.updatedAt()).isEqualTo(START.plusSeconds(6));
    }

    @Test
    void shouldGiveTheBareReasonWhenThereIsNoDetail() {
        OrderEvent timedOut = new OrderFailed(ORDER, LINES, FailureReason.SAGA_TIMEOUT, Optional.empty());

        assertThat(after(List.of(CREATED, timedOut)).timeline().getLast().detail())
                .contains("saga-timeout");
    }

    @Test
    void shouldKeepThePaymentWhenAConfirmedOrderIsCancelled() {
        OrderView view = after(List.of(CREATED, RESERVED, CONFIRMED, CANCELLED));

        assertThat(view.paymentId()).contains(PAYMENT);
        assertThat(view.failureReason()).isEmpty();
    }

    @Test
    void shouldGiveTheReasonOnlyWhenTheOrderHasFailed() {
        assertThat(after(List.of(CREATED, RESERVED, PAYMENT_FAILED)).failureReason())
                .isEmpty();
        assertThat(after(List.of(CREATED, RESERVED, PAYMENT_FAILED, FAILED, NOTED))
                        .failureReason())
                .contains(FailureReason.PAYMENT_DECLINED);
    }

    @Test
    void shouldTellHowCommandsEnded() {
        Optional<CommandOutcome> accepted = Optional.of(new CommandOutcome(CANCELLING, Optional.empty()));

        assertThat(after(List.of(CREATED, RESERVED, CANCELLATION_REQUESTED))
                        .outcomes()
                        .of(CANCELLING))
                .isEqualTo(accepted);
        assertThat(after(List.of(CREATED, CANCELLED)).outcomes().of(CANCELLING)).isEqualTo(accepted);
        assertThat(after(List.of(CREATED, FAILED, REFUSED)).outcomes().of(CANCELLING))
                .contains(new CommandOutcome(CANCELLING, Optional.of(RefusalCode.INVALID_TRANSITION)));
    }

    @Test
    void shouldSayWhetherItCanBeCancelled() {
        assertThat(Arrays.stream(SagaStep.values()).filter(step -> at(step).isCancellable()))
                .containsExactly(SagaStep.RESERVING_STOCK, SagaStep.AWAITING_PAYMENT, SagaStep.CONFIRMED);
    }

    @Test
    void shouldGiveTheRowOfTheTable() {
        OrderView view = after(List.of(CREATED, RESERVED, CONFIRMED));

        assertThat(view.toRow())
                .isEqualTo(new OrderRow(
                        ORDER,
                        USER,
                        OrderStatus.CONFIRMED,
                        TOTAL,
                        Optional.of(PAYMENT),
                        Optional.empty(),
                        3,
                        START,
                        START.plusSeconds(2)));
    }

    /** The view after these events, one second apart. */
    private static OrderView after(List<OrderEvent> events) {
        Optional<OrderView> view = Optional.empty();
        for (int second = 0; second < events.size(); second++) {
            view = OrderViewFold.apply(view, message(second, events.get(second)));
        }
        return view.orElseThrow();
    }

    private static Message<OrderEvent> message(int second, OrderEvent body) {
        return new Message<>(EventId.of(new UUID(3, second)), START.plusSeconds(second), body);
    }

    private static TimelineEntry entry(int sequence, String event, String detail) {
        return new TimelineEntry(sequence, event, START.plusSeconds(sequence - 1L), Optional.of(detail));
    }

    private static OrderView at(SagaStep step) {
        return new OrderView(
                PLACED, PLACING, step, Optional.empty(), Optional.empty(), START, List.of(), Outcomes.NONE);
    }
}
