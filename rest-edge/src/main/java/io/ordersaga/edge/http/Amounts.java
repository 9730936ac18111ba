package io.ordersaga.edge.http;

import io.ordersaga.topics.Money;
import java.math.BigDecimal;

/** Amounts as the HTTP contract writes them: decimal, with two places. */
public final class Amounts {
    private Amounts() {}

    public static String text(Money money) {
        return money.decimal();
    }

    /**
     * The amount that a decimal number means, exactly.
     *
     * @throws IllegalArgumentException or ArithmeticException if it has more than two decimals or is out of range
     */
    public static Money of(BigDecimal decimal) {
        return new Money(decimal.movePointRight(Money.DECIMALS).longValueExact());
    }
}
