package io.ordersaga.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final TopicPartition ORDERS = new TopicPartition("order-events", 0);
    private static final TopicPartition USERS = new TopicPartition("user-events", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final LogReader log = new KafkaLogReader(consumer);

    @Test
    void shouldBeReachedWhenAllThatThereWasIsCommitted() {
        Goal goal = new Goal(Map.of(ORDERS, 5_000L, USERS, 0L));

        goal.note(Map.of(ORDERS, Optional.of(3_000L), USERS, Optional.empty()), log);
        assertThat(goal.open()).containsExactly(ORDERS);

        goal.note(Map.of(ORDERS, Optional.of(5_000L)), log);
        assertThat(goal.open()).isEmpty();
    }

    @Test
    void shouldBeReachedWhenNothingButMarksOfTransactionsIsMissing() {
        Goal goal = new Goal(Map.of(ORDERS, 12L));
        logHolds(12);

        goal.note(Map.of(ORDERS, Optional.of(11L)), log);

        assertThat(goal.open()).isEmpty();
    }

    @Test
    void shouldWaitForTheLastRecordAndNotForTheMarkBehindIt() {
        Goal goal = new Goal(Map.of(ORDERS, 12L));
        logHolds(12, 10);

        goal.note(Map.of(ORDERS, Optional.of(9L)), log);
        assertThat(goal.open()).containsExactly(ORDERS);
        goal.note(Map.of(ORDERS, Optional.of(10L)), log);
        assertThat(goal.open()).containsExactly(ORDERS);

        goal.note(Map.of(ORDERS, Optional.of(11L)), log);
        assertThat(goal.open()).isEmpty();
    }

    @Test
    void shouldLookAtTheLogFromItsBeginningWhereNothingWasEverCommitted() {
        Goal goal = new Goal(Map.of(ORDERS, 3L));
        logHolds(3, 0, 1);

        goal.note(Map.of(ORDERS, Optional.empty()), log);
        assertThat(goal.open()).containsExactly(ORDERS);

        goal.note(Map.of(ORDERS, Optional.of(2L)), log);
        assertThat(goal.open()).isEmpty();
    }

    /** @param end of the log; the offsets without a record are marks of transactions */
    private void logHolds(long end, long... records) {
        consumer.updateBeginningOffsets(Map.of(ORDERS, 0L));
        consumer.updateEndOffsets(Map.of(ORDERS, end));
        consumer.schedulePollTask(() -> {
            for (long offset : records) {
                consumer.addRecord(new ConsumerRecord<>(ORDERS.topic(), ORDERS.partition(), offset, null, null));
            }
            consumer.schedulePollTask(() -> consumer.seek(ORDERS, end));
        });
    }
}
