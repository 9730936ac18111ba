package io.ordersaga.edge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharedSecretTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldGiveTheSameKeysToEveryInstanceAndOthersForEveryPurpose() {
        SharedSecret one = new SharedSecret(SECRET);
        SharedSecret other = new SharedSecret(SECRET);

        assertThat(one.cursorKey()).isEqualTo(other.cursorKey()).hasSize(32);
        assertThat(one.peerToken("order-service")).isEqualTo(other.peerToken("order-service"));
        assertThat(one.peerToken("order-service")).isNotEqualTo(one.peerToken("user-service"));
        assertThat(one.peerToken("order-service"))
                .isNotEqualTo(new SharedSecret(SECRET + "!").peerToken("order-service"));
    }

    @Test
    void shouldRefuseASecretThatCanBeGuessed() {
        assertThatThrownBy(() -> new SharedSecret("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32")
                .hasMessageNotContaining("short");
    }
}
