package io.ordersaga.topology.decision.stock;

import static io.ordersaga.topics.order.FailureReason.OUT_OF_STOCK;
import static io.ordersaga.topics.order.FailureReason.UNKNOWN_PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockCommand.CommitStock;
import io.ordersaga.topics.stock.StockCommand.ReleaseStock;
import io.ordersaga.topics.stock.StockCommand.ReserveStock;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.stock.StockEvent.ProductReservationFailed;
import io.ordersaga.topics.stock.StockEvent.ProductReserved;
import io.ordersaga.topics.stock.StockEvent.ProductStockReleased;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.decision.stock.ProductStock.Closed;
import io.ordersaga.topology.decision.stock.ProductStock.Open;
import io.ordersaga.topology.decision.stock.ProductStock.Unknown;
import io.ordersaga.topology.decision.stock.Reservation.Committed;
import io.ordersaga.topology.decision.stock.Reservation.Held;
import io.ordersaga.topology.decision.stock.Reservation.None;
import io.ordersaga.topology.decision.stock.Reservation.Refused;
import io.ordersaga.topology.decision.stock.Reservation.Released;
import io.ordersaga.topology.decision.stock.Reservation.Returned;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StockLedgerTest {
    private static final ProductId PRODUCT = ProductId.of(new UUID(0, 1));
    private static final OrderId ORDER = OrderId.of(new UUID(0, 2));
    private static final Quantity TWO = new Quantity(2);

    private static final StockCommand RESERVE = new ReserveStock(PRODUCT, ORDER, TWO);
    private static final StockCommand RESERVE_MORE = new ReserveStock(PRODUCT, ORDER, new Quantity(3));
    private static final StockCommand COMMIT = new CommitStock(PRODUCT, ORDER);
    private static final StockCommand RELEASE = new ReleaseStock(PRODUCT, ORDER);

    /** On hand 10, held 6, sold 4. */
    private static final ProductStock OPEN = open(10, 6, 4);

    static Stream<Arguments> moves() {
        return Stream.of(
                arguments(OPEN, new None(), RESERVE, open(10, 8, 4), new Held(TWO), Optional.of(reserved(2))),
                arguments(open(2, 0, 0), new None(), RESERVE, open(2, 2, 0), new Held(TWO), Optional.of(reserved(2))),
                arguments(OPEN, new Held(TWO), COMMIT, open(8, 4, 6), new Committed(TWO), Optional.empty()),
                arguments(OPEN, new Held(TWO), RELEASE, open(10, 4, 4), new Released(2), Optional.of(released(2))),
                arguments(
                        OPEN, new Committed(TWO), RELEASE, open(12, 6, 2), new Returned(TWO), Optional.of(released(2))),
                arguments(
                        closed(10, 6, 4), new Held(TWO), COMMIT, closed(8, 4, 6), new Committed(TWO), Optional.empty()),
                arguments(
                        closed(10, 6, 4),
                        new Held(TWO),
                        RELEASE,
                        closed(10, 4, 4),
                        new Released(2),
                        Optional.of(released(2))),
                arguments(
                        closed(10, 6, 4),
                        new Committed(TWO),
                        RELEASE,
                        closed(12, 6, 2),
                        new Returned(TWO),
                        Optional.of(released(2))));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void shouldMoveUnitsWhenTheCommandIsTheFirstOfItsKind(
            ProductStock stock,
            Reservation reservation,
            StockCommand command,
            ProductStock next,
            Reservation nextReservation,
            Optional<StockEvent> answer) {
        StockLedger.Step step = StockLedger.decide(stock, reservation, command);

        assertThat(step).isEqualTo(new StockLedger.Step(next, nextReservation, answer, true));
    }

    static Stream<Arguments> marks() {
        return Stream.of(
                arguments(open(1, 0, 0), RESERVE, new Refused(OUT_OF_STOCK), failed(OUT_OF_STOCK)),
                arguments(open(5, 4, 0), RESERVE, new Refused(OUT_OF_STOCK), failed(OUT_OF_STOCK)),
                arguments(new Unknown(), RESERVE, new Refused(UNKNOWN_PRODUCT), failed(UNKNOWN_PRODUCT)),
                arguments(closed(9, 0, 0), RESERVE, new Refused(UNKNOWN_PRODUCT), failed(UNKNOWN_PRODUCT)),
                arguments(OPEN, RELEASE, new Released(0), released(0)),
                arguments(new Unknown(), RELEASE, new Released(0), released(0)));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void shouldRememberTheAnswerButMoveNothingWhenThereIsNothingToMove(
            ProductStock stock, StockCommand command, Reservation marked, StockEvent answer) {
        StockLedger.Step step = StockLedger.decide(stock, new None(), command);

        assertThat(step).isEqualTo(new StockLedger.Step(stock, marked, Optional.of(answer), false));
    }

    static Stream<Arguments> repeats() {
        return Stream.of(
                arguments(new Held(TWO), RESERVE, Optional.of(reserved(2))),
                arguments(new Held(TWO), RESERVE_MORE, Optional.of(reserved(2))),
                arguments(new Committed(TWO), RESERVE, Optional.of(reserved(2))),
                arguments(new Refused(OUT_OF_STOCK), RESERVE, Optional.of(failed(OUT_OF_STOCK))),
                arguments(new Refused(UNKNOWN_PRODUCT), RESERVE, Optional.of(failed(UNKNOWN_PRODUCT))),
                arguments(new Released(0), RESERVE, Optional.of(failed(OUT_OF_STOCK))),
                arguments(new Released(2), RESERVE, Optional.of(failed(OUT_OF_STOCK))),
                arguments(new Returned(TWO), RESERVE, Optional.of(failed(OUT_OF_STOCK))),
                arguments(new None(), COMMIT, Optional.empty()),
                arguments(new Committed(TWO), COMMIT, Optional.empty()),
                arguments(new Refused(OUT_OF_STOCK), COMMIT, Optional.empty()),
                arguments(new Released(2), COMMIT, Optional.empty()),
                arguments(new Returned(TWO), COMMIT, Optional.empty()),
                arguments(new Refused(OUT_OF_STOCK), RELEASE, Optional.of(released(0))),
                arguments(new Released(0), RELEASE, Optional.of(released(0))),
                arguments(new Released(2), RELEASE, Optional.of(released(2))),
                arguments(new Returned(TWO), RELEASE, Optional.of(released(2))));
    }

    @ParameterizedTest
    @MethodSource("repeats")
    void shouldChangeNothingWhenTheLineIsAlreadyDecided(
            Reservation reservation, StockCommand command, Optional<StockEvent> answer) {
        StockLedger.Step step = StockLedger.decide(OPEN, reservation, command);

        assertThat(step).isEqualTo(new StockLedger.Step(OPEN, reservation, answer, false));
    }

    @Test
    void shouldTakeBackEverythingWhenTheStockIsAsLargeAsItCanBe() {
        ProductStock stock = open(StockLevel.MAX_UNITS - 2, 0, 2);

        StockLedger.Step step = StockLedger.decide(stock, new Committed(TWO), RELEASE);

        assertThat(step.stock()).isEqualTo(open(StockLevel.MAX_UNITS, 0, 0));
    }

    @Test
    void shouldThrowWhenAReservationHoldsMoreThanTheProduct() {
        ProductStock stock = open(10, 1, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StockLedger.decide(stock, new Held(TWO), RELEASE))
                .withMessageContaining("held");
    }

    private static ProductStock open(long onHand, long held, long sold) {
        return new Open(new StockLevel(onHand, held, sold));
    }

    private static ProductStock closed(long onHand, long held, long sold) {
        return new Closed(new StockLevel(onHand, held, sold));
    }

    private static StockEvent reserved(int units) {
        return new ProductReserved(ORDER, PRODUCT, units);
    }

    private static StockEvent failed(FailureReason reason) {
        return new ProductReservationFailed(ORDER, PRODUCT, reason);
    }

    private static StockEvent released(int units) {
        return new ProductStockReleased(ORDER, PRODUCT, units);
    }
}
