package io.ordersaga.topics.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenHashTest {
    private static final String FORM = "AZaz09_-abcdefghijklmnopqrstuvwxyzABCDEFGHI";

    @Test
    void shouldTakeAHashAndNotShowIt() {
        TokenHash hash = new TokenHash(FORM);

        assertThat(hash.value()).isEqualTo(FORM);
        assertThat(hash.toString()).doesNotContain(FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AZaz09_-abcdefghijklmnopqrstuvwxyzABCDEFGH",
                "AZaz09_-abcdefghijklmnopqrstuvwxyzABCDEFGHIJ",
                "AZaz09+/abcdefghijklmnopqrstuvwxyzABCDEFGHI",
                "AZaz09_-abcdefghijklmnopqrstuvwxyzABCDEFGH="
            })
    void shouldRefuseEveryOtherForm(String text) {
        assertThatThrownBy(() -> new TokenHash(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("AZaz");
    }
}
