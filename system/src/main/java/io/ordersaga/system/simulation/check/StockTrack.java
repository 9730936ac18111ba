package io.ordersaga.system.simulation.check;

import static io.ordersaga.system.simulation.check.ViolationException.require;

import io.ordersaga.system.simulation.check.OrderTrack.Line;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.stock.StockLevel;

/** The units of one product so far, as far as that is committed. */
final class StockTrack {
    private StockLevel level;
    private long held;

    StockTrack(StockLevel first) {
        this.level = first;
        require(first.held() == 0 && first.sold() == 0, Law.STOCK_LEVEL, "a new product has ", first);
        requireSound(first);
    }

    /** By how much a change moves each of the three. */
    private record Move(long onHand, long held, long sold) {}

    StockLevel level() {
        return level;
    }

    /** A change that an administrator has made. */
    void adjust(StockLevel next) {
        requireSound(next);
        require(
                next.held() == level.held() && next.sold() == level.sold(),
                Law.STOCK_STEPS,
                "an administrator moved ",
                level,
                " to ",
                next);
        level = next;
    }

    /** A change that an order has made. */
    void move(ProductStockChanged event, OrderTrack order) {
        StockLevel next = event.level();
        requireSound(next);
        long units = order.units(event.productId());
        Move move = new Move(next.onHand() - level.onHand(), next.held() - level.held(), next.sold() - level.sold());
        Line before = order.line(event.productId());
        Line after = after(before, move, units);
        boolean due = switch (after) {
            case HELD -> true;
            case SOLD -> order.wasConfirmed();
            case FREED, RETURNED -> order.isToBeFreed();
            case NOWHERE -> false;
        };
        require(
                due,
                Law.STOCK_STEPS,
                order.status(),
                " order with ",
                units,
                " units ",
                before,
                ": ",
                level,
                " ",
                event);
        order.move(event.productId(), after);
        held += move.held();
        require(held == next.held(), Law.STOCK_STEPS, "lines hold ", held, ": ", event);
        level = next;
    }

    private static Line after(Line before, Move move, long units) {
        return switch (before) {
            case NOWHERE -> move.equals(new Move(0, units, 0)) ? Line.HELD : Line.NOWHERE;
            case HELD -> {
                if (move.equals(new Move(0, -units, 0))) {
                    yield Line.FREED;
                }
                yield move.equals(new Move(-units, -units, units)) ? Line.SOLD : Line.NOWHERE;
            }
            case SOLD -> move.equals(new Move(units, 0, -units)) ? Line.RETURNED : Line.NOWHERE;
            case FREED, RETURNED -> Line.NOWHERE;
        };
    }

    private static void requireSound(StockLevel level) {
        require(
                level.onHand() >= 0 && level.held() >= 0 && level.sold() >= 0 && level.onHand() >= level.held(),
                Law.STOCK_LEVEL,
                level);
    }
}
