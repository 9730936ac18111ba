package io.ordersaga.edge.analytics;

import io.ordersaga.topics.Money;
import java.math.BigDecimal;

/** Sums of money as the HTTP contract writes amounts. A sum may be larger than any {@link Money}. */
final class SalesAmounts {
    private SalesAmounts() {}

    static String text(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, Money.DECIMALS).toPlainString();
    }
}
