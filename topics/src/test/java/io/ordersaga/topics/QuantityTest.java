package io.ordersaga.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Quantity.MAX + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldRefuseUnitsOutOfRange(int units) {
        assertThatThrownBy(() -> new Quantity(units)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAdd() {
        assertThat(new Quantity(1).plus(new Quantity(Quantity.MAX - 1))).isEqualTo(new Quantity(Quantity.MAX));
    }

    @Test
    void shouldRefuseASumOutOfRange() {
        assertThatThrownBy(() -> new Quantity(Quantity.MAX).plus(new Quantity(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
