package io.ordersaga.topics;

import java.math.BigDecimal;

/**
 * An amount of money in minor units (cents) of the shop's one currency: never negative, at most {@link #MAX_MINOR_UNITS}.
 *
 * @param minorUnits whole minor units, 0 to {@link #MAX_MINOR_UNITS}
 */
public record Money(long minorUnits) implements Comparable<Money> {
    /** The largest amount: the largest integer that every JSON reader keeps exact (2^53 - 1). */
    public static final long MAX_MINOR_UNITS = 9_007_199_254_740_991L;

    /** How many decimal places the minor units are. */
    public static final int DECIMALS = 2;

    public static final Money ZERO = new Money(0);

    /** @throws IllegalArgumentException if the amount is out of range */
    public Money {
        if (minorUnits < 0 || minorUnits > MAX_MINOR_UNITS) {
            throw new IllegalArgumentException("money must be 0.." + MAX_MINOR_UNITS + " minor units");
        }
    }

    /** @throws ArithmeticException or IllegalArgumentException if the sum is out of range */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, other.minorUnits));
    }

    /** @throws ArithmeticException or IllegalArgumentException if the product is out of range */
    public Money times(int factor) {
        return new Money(Math.multiplyExact(minorUnits, factor));
    }

    /** The amount as people write it, with two decimals and without a currency. */
    public String decimal() {
        return BigDecimal.valueOf(minorUnits, DECIMALS).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, other.minorUnits);
    }
}
