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
        assertThat(progress.uncommitted()).isEmpty();

        progress.finish(3);
        assertThat(progress.uncommitted()).hasValue(5);

        progress.finish(5);
        assertThat(progress.uncommitted()).hasValue(6);
    }

    @Test
    void shouldNameAPositionUntilItIsCommitted() {
        progress.take(3);
        progress.finish(3);

        assertThat(progress.uncommitted()).hasValue(4);
        assertThat(progress.uncommitted()).hasValue(4);

        progress.committed();
        assertThat(progress.uncommitted()).isEmpty();
    }

    @Test
    void shouldPassOverOffsetsThatHoldNoRequest() {
        progress.take(3);
        progress.take(7);

        progress.finish(3);
        progress.finish(7);

        assertThat(progress.uncommitted()).hasValue(8);
    }
}
