package io.ordersaga.topics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderItemKeyTest {
    private static final String TEXT =
            "ord_00000000-0000-0000-0000-000000000001|prd_00000000-0000-0000-0000-000000000002";

    @Test
    void shouldBeReadFromItsText() {
        OrderItemKey key = new OrderItemKey(OrderId.of(new UUID(0, 1)), ProductId.of(new UUID(0, 2)));

        assertThat(key).hasToString(TEXT);
        assertThat(OrderItemKey.parse(TEXT)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "ord_00000000-0000-0000-0000-000000000001", TEXT + "|", "|" + TEXT})
    void shouldRefuseEveryOtherText(String text) {
        assertThatThrownBy(() -> OrderItemKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
