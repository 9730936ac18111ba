package io.ordersaga.apps.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionProgressTest {
    private final PartitionProgress progress = new PartitionProgress();

    @Test
    void shouldNotMoveBehindAnUnfinishedRequest() {
        progress.take(3);
        progress.take(4);
        progress.take(5);

        progress.finish(4);
        assertThat(progress.advance()).isEmpty();

        progress.finish(3);
        assertThat(progress.advance()).hasValue(5);

        progress.finish(5);
        assertThat(progress.advance()).hasValue(6);
        assertThat(progress.advance()).isEmpty();
    }

    @Test
    void shouldPassOverOffsetsThatHoldNoRequest() {
        progress.take(3);
        progress.take(7);

        progress.finish(3);
        progress.finish(7);

        assertThat(progress.advance()).hasValue(8);
    }
}
