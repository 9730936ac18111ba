package io.ordersaga.topics;

/**
 * A number of units of one product in one order.
 *
 * @param units 1 to {@link #MAX}
 */
public record Quantity(int units) {
    /** A hundred lines of a thousand units each, merged into one. */
    public static final int MAX = 100_000;

    /** @throws IllegalArgumentException if the quantity is out of range */
    public Quantity {
        if (units < 1 || units > MAX) {
            throw new IllegalArgumentException("a quantity must be 1.." + MAX);
        }
    }

    /** @throws IllegalArgumentException if the sum is out of range */
    public Quantity plus(Quantity other) {
        return new Quantity(units + other.units);
    }
}
