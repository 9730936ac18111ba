package io.ordersaga.topics.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockLevelTest {

    @Test
    void shouldHaveAvailableWhatIsNotHeld() {
        assertThat(new StockLevel(10, 3, 5).available()).isEqualTo(7);
        assertThat(new StockLevel(StockLevel.MAX_UNITS, StockLevel.MAX_UNITS, 0).available())
                .isZero();
        assertThat(StockLevel.EMPTY.available()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "1, 2, 0", "1000000001, 0, 0"})
    void shouldRefuseNumbersThatNoStockCanHave(long onHand, long held, long sold) {
        assertThatThrownBy(() -> new StockLevel(onHand, held, sold)).isInstanceOf(IllegalArgumentException.class);
    }
}
