package io.ordersaga.topology.decision.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void shouldDoubleTheWaitUpToTheLongest() {
        RetryPolicy policy = RetryPolicy.DEFAULT;

        assertThat(policy.backOff(1)).hasSeconds(1);
        assertThat(policy.backOff(2)).hasSeconds(2);
        assertThat(policy.backOff(6)).hasSeconds(32);
        assertThat(policy.backOff(7)).hasSeconds(60);
        assertThat(policy.backOff(Integer.MAX_VALUE)).hasSeconds(60);
    }

    @Test
    void shouldRefuseWaitsOutOfRange() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new RetryPolicy(Duration.ZERO, second)).hasMessageContaining("first wait");
        assertThatThrownBy(() -> new RetryPolicy(Duration.ofHours(2), Duration.ofHours(3)))
                .hasMessageContaining("first wait");
        assertThatThrownBy(() -> new RetryPolicy(second, Duration.ofMillis(999)))
                .hasMessageContaining("longest wait");
        assertThatThrownBy(() -> new RetryPolicy(second, Duration.ofDays(2))).hasMessageContaining("longest wait");
    }
}
