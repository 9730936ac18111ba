package io.ordersaga.topology.decision.stock;

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

/**
 * What a product's stock does when an order asks. Pure: the same stock, reservation and command give the same step.
 *
 * <p>A command that is repeated changes nothing and gets the same answer again, to the unit. A reservation is decided once:
 * whatever comes later under the same order and product, another quantity included, is answered from what was decided. A
 * return cannot exceed {@link StockLevel#MAX_UNITS}, as on hand and sold together never do; see the catalogue's limits.
 */
public final class StockLedger {
    /** What a reservation hears that comes after its release. Its order has ended, so nobody acts upon it. */
    private static final FailureReason TOO_LATE = FailureReason.OUT_OF_STOCK;

    private StockLedger() {}

    /**
     * What to store and what to answer.
     *
     * @param answer empty for a commit, which nobody waits for
     * @param levelChanged whether the product's units are others than before
     */
    public record Step(
            ProductStock stock, Reservation reservation, Optional<StockEvent> answer, boolean levelChanged) {}

    private record On(Reservation reservation, StockCommand command) {}

    /**
     * @param reservation what became of this order's line so far
     * @throws IllegalArgumentException if stock and reservation contradict each other
     */
    public static Step decide(ProductStock stock, Reservation reservation, StockCommand command) {
        StockLevel level = stock.level();
        return switch (new On(reservation, command)) {
            case On(None none, ReserveStock c) -> reserve(stock, c);
            case On(Held held, ReserveStock c) -> same(stock, held, reserved(c, held.quantity()));
            case On(Committed sold, ReserveStock c) -> same(stock, sold, reserved(c, sold.quantity()));
            case On(Refused refused, ReserveStock c) -> same(stock, refused, failed(c, refused.reason()));
            case On(Released released, ReserveStock c) -> same(stock, released, failed(c, TOO_LATE));
            case On(Returned returned, ReserveStock c) -> same(stock, returned, failed(c, TOO_LATE));

            case On(Held(var q), CommitStock c) -> sell(stock, q);
            case On(Reservation decided, CommitStock c) -> new Step(stock, decided, Optional.empty(), false);

            case On(Held(var q), ReleaseStock c) ->
                moved(stock.with(released(level, q)), new Released(q.units()), givenBack(c, q.units()));
            case On(Committed(var q), ReleaseStock c) ->
                moved(stock.with(returned(level, q)), new Returned(q), givenBack(c, q.units()));
            case On(None none, ReleaseStock c) -> same(stock, new Released(0), givenBack(c, 0));
            case On(Refused refused, ReleaseStock c) -> same(stock, refused, givenBack(c, 0));
            case On(Released released, ReleaseStock c) -> same(stock, released, givenBack(c, released.units()));
            case On(Returned returned, ReleaseStock c) ->
                same(stock, returned, givenBack(c, returned.quantity().units()));
        };
    }

    private static Step reserve(ProductStock stock, ReserveStock command) {
        return switch (stock) {
            case Unknown unknown -> refuse(stock, command, FailureReason.UNKNOWN_PRODUCT);
            case Closed closed -> refuse(stock, command, FailureReason.UNKNOWN_PRODUCT);
            case Open(var level)
            when level.available() < command.quantity().units() -> refuse(stock, command, FailureReason.OUT_OF_STOCK);
            case Open(var level) -> hold(level, command);
        };
    }

    private static Step hold(StockLevel level, ReserveStock command) {
        Quantity quantity = command.quantity();
        StockLevel after = new StockLevel(level.onHand(), level.held() + quantity.units(), level.sold());
        return moved(new Open(after), new Held(quantity), reserved(command, quantity));
    }

    private static Step refuse(ProductStock stock, ReserveStock command, FailureReason reason) {
        return same(stock, new Refused(reason), failed(command, reason));
    }

    private static Step sell(ProductStock stock, Quantity quantity) {
        return new Step(stock.with(sold(stock.level(), quantity)), new Committed(quantity), Optional.empty(), true);
    }

    private static StockLevel sold(StockLevel level, Quantity quantity) {
        int units = quantity.units();
        return new StockLevel(level.onHand() - units, level.held() - units, level.sold() + units);
    }

    private static StockLevel released(StockLevel level, Quantity quantity) {
        return new StockLevel(level.onHand(), level.held() - quantity.units(), level.sold());
    }

    private static StockLevel returned(StockLevel level, Quantity quantity) {
        int units = quantity.units();
        return new StockLevel(level.onHand() + units, level.held(), level.sold() - units);
    }

    private static Step moved(ProductStock stock, Reservation reservation, StockEvent answer) {
        return new Step(stock, reservation, Optional.of(answer), true);
    }

    private static Step same(ProductStock stock, Reservation reservation, StockEvent answer) {
        return new Step(stock, reservation, Optional.of(answer), false);
    }

    private static StockEvent reserved(ReserveStock command, Quantity quantity) {
        return new ProductReserved(command.orderId(), command.productId(), quantity.units());
    }

    private static StockEvent failed(ReserveStock command, FailureReason reason) {
        return new ProductReservationFailed(command.orderId(), command.productId(), reason);
    }

    private static StockEvent givenBack(ReleaseStock command, int units) {
        return new ProductStockReleased(command.orderId(), command.productId(), units);
    }
}
