package io.ordersaga.connect.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final long START = Long.MAX_VALUE - 5;

    private final BackOff backOff = new BackOff();

    @Test
    void shouldDoublePausesUpToTheLongest() {
        assertThat(backOff.isDue(START)).isTrue();
        assertThat(backOff.begin(START)).isEqualTo(1);
        assertThat(backOff.isDue(after(0.9))).isFalse();
        assertThat(backOff.isDue(after(1))).isTrue();
        assertThat(backOff.begin(after(1))).isEqualTo(2);
        assertThat(backOff.isDue(after(2.9))).isFalse();
        assertThat(backOff.isDue(after(3))).isTrue();
        for (int attempt = 3; attempt <= 100; attempt++) {
            assertThat(backOff.begin(after(10))).isEqualTo(attempt);
        }
        assertThat(backOff.isDue(after(39.9))).isFalse();
        assertThat(backOff.isDue(after(40))).isTrue();
    }

    @Test
    void shouldForgetFailuresOnlyAfterAGoodWhile() {
        backOff.begin(START);

        backOff.good(after(30));
        assertThat(backOff.begin(after(30))).isEqualTo(2);

        backOff.good(after(63));
        assertThat(backOff.begin(after(63))).isEqualTo(1);
    }

    private static long after(double seconds) {
        return START + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }
}
