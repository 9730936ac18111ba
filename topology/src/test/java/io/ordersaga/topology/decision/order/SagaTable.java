package io.ordersaga.topology.decision.order;

import static io.ordersaga.topology.decision.order.OrderExamples.CANCEL;
import static io.ordersaga.topology.decision.order.OrderExamples.CANCEL_AGAIN;
import static io.ordersaga.topology.decision.order.OrderExamples.DECLINED;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK_REFUSED;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK_RELEASED;
import static io.ordersaga.topology.decision.order.OrderExamples.DESK_RESERVED;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP_RELEASED;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP_RESERVED;
import static io.ordersaga.topology.decision.order.OrderExamples.LINES;
import static io.ordersaga.topology.decision.order.OrderExamples.NOW;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PAYMENT;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACE;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACE_ANOTHER;
import static io.ordersaga.topology.decision.order.OrderExamples.PROCESSED;
import static io.ordersaga.topology.decision.order.OrderExamples.REFUNDED;
import static io.ordersaga.topology.decision.order.OrderExamples.REQUESTED;
import static io.ordersaga.topology.decision.order.OrderExamples.TOTAL;
import static io.ordersaga.topology.decision.order.OrderExamples.UNKNOWN;
import static io.ordersaga.topology.decision.order.OrderExamples.message;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderCommand;
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
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topology.decision.order.SagaInput.Asked;
import io.ordersaga.topology.decision.order.SagaInput.DeadlinePassed;
import io.ordersaga.topology.decision.order.SagaInput.PaymentAnswered;
import io.ordersaga.topology.decision.order.SagaInput.StockAnswered;
import io.ordersaga.topology.decision.order.SagaState.Cancellation;
import io.ordersaga.topology.decision.order.SagaState.Cancelled;
import io.ordersaga.topology.decision.order.SagaState.Confirmed;
import io.ordersaga.topology.decision.order.SagaState.Failed;
import io.ordersaga.topology.decision.order.SagaState.NotStarted;
import io.ordersaga.topology.decision.order.SagaState.Paying;
import io.ordersaga.topology.decision.order.SagaState.Releasing;
import io.ordersaga.topology.decision.order.SagaState.Reserving;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the saga is expected to do: its transition table, written a second time, with an example in each place. */
final class SagaTable {
    static final Instant RESERVATION_DUE = NOW.plusSeconds(10);
    static final Instant PAYMENT_DUE = NOW.plusSeconds(30);
    static final Instant RELEASE_DUE = NOW.plusSeconds(20);

    static final SagaState NOT_STARTED = new NotStarted();
    static final SagaState RESERVING = new Reserving(PLACED, PLACE.eventId(), Set.of(LAMP, DESK), RESERVATION_DUE);
    static final SagaState RESERVING_DESK = new Reserving(PLACED, PLACE.eventId(), Set.of(DESK), RESERVATION_DUE);
    static final SagaState PAYING = new Paying(PLACED, PLACE.eventId(), Optional.empty(), PAYMENT_DUE);
    static final SagaState CANCELLING = new Paying(
            PLACED,
            PLACE.eventId(),
            Optional.of(new Cancellation(CANCEL.eventId(), Optional.of("too late"))),
            PAYMENT_DUE);
    static final SagaState RELEASING =
            releasing(FailureReason.PAYMENT_DECLINED, Optional.of("card expired"), Set.of(LAMP, DESK));
    static final SagaState RELEASING_DESK =
            releasing(FailureReason.PAYMENT_DECLINED, Optional.of("card expired"), Set.of(DESK));
    static final SagaState RELEASING_AFTER_TIMEOUT =
            releasing(FailureReason.PAYMENT_TIMEOUT, Optional.empty(), Set.of(LAMP, DESK));
    static final SagaState CONFIRMED = new Confirmed(PLACED, PLACE.eventId());
    static final SagaState FAILED = new Failed(PLACED, PLACE.eventId());
    static final SagaState CANCELLED = new Cancelled(PLACED, PLACE.eventId(), CANCEL.eventId());

    static final SagaInput RESERVATION_DEADLINE = new DeadlinePassed(RESERVATION_DUE);
    static final SagaInput PAYMENT_DEADLINE = new DeadlinePassed(PAYMENT_DUE);
    static final SagaInput RELEASE_DEADLINE = new DeadlinePassed(RELEASE_DUE);

    static final List<SagaInput> STOCK_ANSWERS = Stream.of(
                    LAMP_RESERVED, DESK_RESERVED, DESK_REFUSED, LAMP_RELEASED, DESK_RELEASED)
            .map(SagaTable::stock)
            .toList();
    static final List<SagaInput> DEADLINES = List.of(RESERVATION_DEADLINE, PAYMENT_DEADLINE, RELEASE_DEADLINE);

    private static final OrderEvent CREATED_ORDER = new OrderCreated(PLACED, PLACE.eventId());
    private static final OrderEvent CANCELLED_ORDER =
            new OrderCancelled(ORDER, LINES, Optional.of("too late"), CANCEL.eventId());

    private SagaTable() {}

    /** One place of the table. */
    record Row(String shows, SagaState state, SagaInput input, OrderSaga.Step step) {
        @Override
        public String toString() {
            return shows;
        }
    }

    static List<Row> rows() {
        return Stream.of(progress(), endings(), cancellations(), refusals(), notes(), silences())
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<Row> progress() {
        return Stream.of(
                row("is created when placed", NOT_STARTED, asked(PLACE), RESERVING, CREATED_ORDER),
                row("waits for the rest when one line is held", RESERVING, stock(LAMP_RESERVED), RESERVING_DESK),
                row(
                        "is to be paid when all lines are held",
                        RESERVING_DESK,
                        stock(DESK_RESERVED),
                        PAYING,
                        new OrderProductsReserved(PLACED)),
                row("waits for the rest when one line is free", RELEASING, stock(LAMP_RELEASED), RELEASING_DESK),
                row(
                        "gives stock back when payment is declined",
                        PAYING,
                        payment(DECLINED),
                        RELEASING,
                        paymentFailed(FailureReason.PAYMENT_DECLINED, Optional.of("card expired"))),
                row(
                        "gives stock back when payment is not answered in time",
                        PAYING,
                        PAYMENT_DEADLINE,
                        RELEASING_AFTER_TIMEOUT,
                        paymentFailed(FailureReason.PAYMENT_TIMEOUT, Optional.empty())));
    }

    private static Stream<Row> endings() {
        Optional<String> expired = Optional.of("card expired");
        return Stream.of(
                row(
                        "is confirmed when paid",
                        PAYING,
                        payment(PROCESSED),
                        CONFIRMED,
                        new OrderConfirmed(ORDER, LINES, PAYMENT, TOTAL)),
                row(
                        "fails when a line is refused",
                        RESERVING,
                        stock(DESK_REFUSED),
                        FAILED,
                        failed(FailureReason.OUT_OF_STOCK, Optional.of(DESK.value()))),
                row(
                        "fails when stock does not answer in time",
                        RESERVING,
                        RESERVATION_DEADLINE,
                        FAILED,
                        failed(FailureReason.SAGA_TIMEOUT, Optional.empty())),
                row(
                        "fails with the payment's reason when all is free",
                        RELEASING_DESK,
                        stock(DESK_RELEASED),
                        FAILED,
                        failed(FailureReason.PAYMENT_DECLINED, expired)),
                row(
                        "fails with the payment's reason when the release is not confirmed in time",
                        RELEASING,
                        RELEASE_DEADLINE,
                        FAILED,
                        failed(FailureReason.PAYMENT_DECLINED, expired)));
    }

    private static Stream<Row> cancellations() {
        return Stream.of(
                row("is cancelled while reserving", RESERVING, asked(CANCEL), CANCELLED, CANCELLED_ORDER),
                row("is cancelled when confirmed", CONFIRMED, asked(CANCEL), CANCELLED, CANCELLED_ORDER),
                row(
                        "waits for the payment when cancelled while paying",
                        PAYING,
                        asked(CANCEL),
                        CANCELLING,
                        new OrderCancellationRequested(ORDER, Optional.of("too late"), CANCEL.eventId())),
                row("is cancelled although paid", CANCELLING, payment(PROCESSED), CANCELLED, CANCELLED_ORDER),
                row("is cancelled when payment is declined", CANCELLING, payment(DECLINED), CANCELLED, CANCELLED_ORDER),
                row(
                        "is cancelled when payment is not answered in time",
                        CANCELLING,
                        PAYMENT_DEADLINE,
                        CANCELLED,
                        CANCELLED_ORDER));
    }

    private static Stream<Row> refusals() {
        Stream<Row> reused = Stream.of(RESERVING, PAYING, CANCELLING, RELEASING, CONFIRMED, FAILED, CANCELLED)
                .map(s -> refused(
                        "another order under the same id", s, PLACE_ANOTHER, RefusalCode.IDEMPOTENCY_KEY_REUSED));
        Stream<Row> tooLate = Stream.of(RELEASING, FAILED)
                .map(s -> refused("a cancellation that is too late", s, CANCEL, RefusalCode.INVALID_TRANSITION));
        Stream<Row> second = Stream.of(CANCELLING, CANCELLED)
                .map(s -> refused("a second cancellation", s, CANCEL_AGAIN, RefusalCode.INVALID_TRANSITION));
        Row unknown = refused("to cancel what was not placed", NOT_STARTED, CANCEL, RefusalCode.NOT_FOUND);
        return Stream.of(reused, tooLate, second, Stream.of(unknown)).flatMap(rows -> rows);
    }

    private static Stream<Row> notes() {
        Stream<SagaState> unpaid = Stream.of(RESERVING, RELEASING, FAILED, CANCELLED);
        Stream<SagaState> notDeclined = Stream.of(RESERVING, RELEASING, CONFIRMED, FAILED, CANCELLED);
        List<SagaState> started = List.of(RESERVING, PAYING, CANCELLING, RELEASING, CONFIRMED, FAILED, CANCELLED);
        return Stream.of(
                        unpaid.map(s -> noted("payment-processed", s, PROCESSED, PAYMENT.value())),
                        notDeclined.map(s -> noted("payment-failed", s, DECLINED, "card expired")),
                        started.stream().map(s -> noted("payment-unknown", s, UNKNOWN, "time-out")),
                        started.stream().map(s -> noted("payment-refunded", s, REFUNDED, PAYMENT.value())))
                .flatMap(rows -> rows);
    }

    private static Stream<Row> silences() {
        List<SagaState> started = List.of(RESERVING, PAYING, CANCELLING, RELEASING, CONFIRMED, FAILED, CANCELLED);
        List<SagaState> untouchedByStock = List.of(NOT_STARTED, PAYING, CANCELLING, CONFIRMED, FAILED, CANCELLED);
        List<SagaInput> payments = Stream.of(REQUESTED, PROCESSED, DECLINED, UNKNOWN, REFUNDED)
                .map(SagaTable::payment)
                .toList();
        return Stream.of(
                        nothing("placed again", started, List.of(asked(PLACE))),
                        nothing(
                                "cancelled by the same command again",
                                List.of(CANCELLING, CANCELLED),
                                List.of(asked(CANCEL))),
                        nothing("late stock answer", untouchedByStock, STOCK_ANSWERS),
                        nothing("held line again", List.of(RESERVING_DESK), List.of(stock(LAMP_RESERVED))),
                        nothing("release while reserving", List.of(RESERVING), List.of(stock(LAMP_RELEASED))),
                        nothing("freed line again", List.of(RELEASING_DESK), List.of(stock(LAMP_RELEASED))),
                        nothing("late hold", List.of(RELEASING), List.of(stock(LAMP_RESERVED), stock(DESK_REFUSED))),
                        nothing("payment under way", started, List.of(payment(REQUESTED))),
                        nothing("payment of nothing", List.of(NOT_STARTED), payments),
                        nothing("paid again", List.of(CONFIRMED), List.of(payment(PROCESSED))),
                        nothing("no deadline", List.of(NOT_STARTED, CONFIRMED, FAILED, CANCELLED), DEADLINES),
                        nothing("another's deadline", List.of(RESERVING), List.of(PAYMENT_DEADLINE, RELEASE_DEADLINE)),
                        nothing("stale deadline", List.of(PAYING, CANCELLING), List.of(RESERVATION_DEADLINE)),
                        nothing("stale deadline", List.of(RELEASING), List.of(RESERVATION_DEADLINE, PAYMENT_DEADLINE)))
                .flatMap(rows -> rows);
    }

    static SagaInput asked(Message<OrderCommand> command) {
        return new Asked(command);
    }

    static SagaInput stock(StockEvent event) {
        return new StockAnswered(message(5, event));
    }

    static SagaInput payment(PaymentEvent event) {
        return new PaymentAnswered(message(6, event));
    }

    private static Row row(String shows, SagaState state, SagaInput input, SagaState next, OrderEvent... events) {
        return new Row(shows, state, input, new OrderSaga.Step(next, List.of(events)));
    }

    private static Stream<Row> nothing(String shows, List<SagaState> states, List<SagaInput> inputs) {
        return states.stream().flatMap(s -> inputs.stream().map(i -> row("ignores " + shows + in(s), s, i, s)));
    }

    private static Row refused(String shows, SagaState s, Message<OrderCommand> command, RefusalCode code) {
        return row(
                "refuses " + shows + in(s),
                s,
                asked(command),
                s,
                new OrderCommandRefused(ORDER, command.eventId(), code));
    }

    private static Row noted(String name, SagaState s, PaymentEvent event, String detail) {
        OrderEvent note = new OrderEventNoted(ORDER, name, Optional.of(detail));
        return row("notes and does not obey " + name + in(s), s, payment(event), s, note);
    }

    private static String in(SagaState state) {
        return " in "
                + (state.equals(CANCELLING) ? "Cancelling" : state.getClass().getSimpleName());
    }

    private static OrderEvent paymentFailed(FailureReason reason, Optional<String> detail) {
        return new OrderPaymentFailed(ORDER, LINES, reason, detail);
    }

    private static OrderEvent failed(FailureReason reason, Optional<String> detail) {
        return new OrderFailed(ORDER, LINES, reason, detail);
    }

    private static SagaState releasing(FailureReason reason, Optional<String> detail, Set<ProductId> unreleased) {
        return new Releasing(PLACED, PLACE.eventId(), reason, detail, unreleased, RELEASE_DUE);
    }
}
