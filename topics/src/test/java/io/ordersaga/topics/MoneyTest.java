package io.ordersaga.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Money MOST = new Money(Money.MAX_MINOR_UNITS);

    @Test
    void shouldBeWrittenWithTwoDecimals() {
        assertThat(Money.ZERO.decimal()).isEqualTo("0.00");
        assertThat(new Money(5).decimal()).isEqualTo("0.05");
        assertThat(new Money(Money.MAX_MINOR_UNITS).decimal()).isEqualTo("90071992547409.91");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Money.MAX_MINOR_UNITS + 1, Long.MAX_VALUE})
    void shouldRefuseAnAmountOutOfRange(long minorUnits) {
        assertThatThrownBy(() -> new Money(minorUnits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAddAndMultiply() {
        assertThat(new Money(1_999).plus(new Money(1))).isEqualTo(new Money(2_000));
        assertThat(new Money(1_999).times(3)).isEqualTo(new Money(5_997));
        assertThat(new Money(1_999).times(0)).isEqualTo(Money.ZERO);
        assertThat(MOST.plus(Money.ZERO)).isEqualTo(MOST);
    }

    @Test
    void shouldRefuseASumOrProductOutOfRange() {
        assertThatThrownBy(() -> MOST.plus(new Money(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MOST.times(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MOST.times(100_000)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(1).times(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldCompareByAmount() {
        assertThat(new Money(2)).isGreaterThan(new Money(1)).isEqualByComparingTo(new Money(2));
    }
}
