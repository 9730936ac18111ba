package io.ordersaga.topics.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void shouldNotTellTheHashInItsText() {
        assertThat(new PasswordHash("$argon2id$secret")).asString().doesNotContain("secret");
    }

    @Test
    void shouldRefuseAPasswordThatWasNotHashedAndNotTellIt() {
        assertThatThrownBy(() -> new PasswordHash("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
