package io.ordersaga.topics.stock;

/**
 * The units of one product. Conserved: on hand + sold = first stock + adjustments, and held = the open reservations.
 *
 * @param onHand units in the warehouse, 0 to {@link #MAX_UNITS}; a hold does not touch it
 * @param held units of these that orders hold, 0 to {@code onHand}
 * @param sold units that have left with confirmed orders
 */
public record StockLevel(long onHand, long held, long sold) {
    public static final long MAX_UNITS = 1_000_000_000L;
    public static final StockLevel EMPTY = new StockLevel(0, 0, 0);

    /** @throws IllegalArgumentException if more is held than is there, or a number is out of range */
    public StockLevel {
        if (held < 0 || sold < 0 || held > onHand || onHand > MAX_UNITS) {
            throw new IllegalArgumentException("stock must keep 0 <= held <= on hand <= " + MAX_UNITS);
        }
    }

    /** Units that a new order can have. */
    public long available() {
        return onHand - held;
    }
}
