package io.ordersaga.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topology.stream.KeyedStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoreFreshnessTest {
    private static final KeyedStore<String, String> ORDERS =
            new KeyedStore<>("orders", Serdes.String(), Serdes.String());
    private static final KeyedStore<String, String> INDEX =
            new KeyedStore<>("orders-by-time", Serdes.String(), Serdes.String());
    private static final TaskId TASK = new TaskId(0, 3);
    private static final TopicPartition INPUT = new TopicPartition("order-events", 3);

    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>(Map.of(INPUT, 5_000L));
    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    private final Map<TaskId, Set<TopicPartition>> tasks = new ConcurrentHashMap<>(Map.of(TASK, Set.of(INPUT)));
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile boolean brokerIsAway;
    private final AtomicLong looks = new AtomicLong();
    private final StoreFreshness freshness =
            new StoreFreshness("order-views", Log::new, (application, cause) -> failures.add(cause));

    StoreFreshnessTest() {
        freshness.start(new StoreFreshness.Followed() {
            @Override
            public Map<TaskId, Set<TopicPartition>> inputs() {
                looks.incrementAndGet();
                return Map.copyOf(tasks);
            }

            @Override
            public Map<String, Map<Integer, LagInfo>> lags() {
                return Map.of();
            }
        });
    }

    @AfterEach
    void close() {
        freshness.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void shouldBeCurrentWhenAllThatThereWasIsCommitted() {
        committed.put(INPUT, 1_000L);
        open();
        awaitLooks();
        assertThat(freshness.isCurrent("orders", 3)).isFalse();

        ends.put(INPUT, 9_000L);
        committed.put(INPUT, 5_000L);

        await(() -> freshness.isCurrent("orders", 3) && freshness.isCurrent("orders-by-time", 3));
        assertThat(freshness.isCurrent("orders", 2)).isFalse();
        assertThat(freshness.isCurrent("payments", 3)).isFalse();
    }

    @Test
    void shouldBeginAnewWhenAPartitionComesBack() {
        committed.put(INPUT, 5_000L);
        open();
        await(() -> freshness.isCurrent("orders", 3) && freshness.isCurrent("orders-by-time", 3));

        freshness.closed(ORDERS, TASK);
        assertThat(freshness.isCurrent("orders", 3)).isFalse();
        assertThat(freshness.isCurrent("orders-by-time", 3)).isTrue();

        ends.put(INPUT, 7_000L);
        freshness.opened(ORDERS, TASK);
        awaitLooks();
        assertThat(freshness.isCurrent("orders", 3)).isFalse();
        committed.put(INPUT, 7_000L);
        await(() -> freshness.isCurrent("orders", 3));
    }

    @Test
    void shouldWaitForATaskThatIsNotKnownYetAndForABrokerThatIsAway() {
        tasks.clear();
        brokerIsAway = true;
        committed.put(INPUT, 5_000L);
        open();
        awaitLooks();

        tasks.put(TASK, Set.of(INPUT));
        awaitLooks();
        assertThat(freshness.isCurrent("orders", 3)).isFalse();

        brokerIsAway = false;
        await(() -> freshness.isCurrent("orders", 3));
    }

    private void open() {
        freshness.opened(ORDERS, TASK);
        freshness.opened(INDEX, TASK);
    }

    /** Until whatever was true when this was called has been looked at. */
    private void awaitLooks() {
        long before = looks.get();
        await(() -> looks.get() >= before + 3);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private final class Log implements LogReader {
        @Override
        public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
            if (brokerIsAway) {
                throw new TimeoutException("away");
            }
            Map<TopicPartition, Long> asked = new HashMap<>(ends);
            asked.keySet().retainAll(partitions);
            return asked;
        }

        @Override
        public Map<TopicPartition, Optional<Long>> committed(Set<TopicPartition> partitions) {
            Map<TopicPartition, Optional<Long>> asked = new HashMap<>();
            partitions.forEach(one -> asked.put(one, Optional.ofNullable(committed.get(one))));
            return asked;
        }

        @Override
        public Optional<Long> lastRecord(TopicPartition partition, Optional<Long> from, long end) {
            return Optional.of(end - 1);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
