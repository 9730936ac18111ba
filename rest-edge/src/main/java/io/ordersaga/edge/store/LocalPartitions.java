package io.ordersaga.edge.store;

import io.ordersaga.edge.store.IndexScan.Place;
import io.ordersaga.edge.store.RowWaiters.Waiter;
import io.ordersaga.topology.stream.KeyedStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The partitions that this instance keeps, as owner or as a copy.
 *
 * <p>It reads stores directly and not by {@code KafkaStreams.query}: in Kafka 4.3.1 that query holds the lock of a store's
 * position while it waits for the store, and a put holds the store while it waits for the position. Under load they meet, and
 * the stream thread stops for ever.
 */
final class LocalPartitions implements Partitions {
    /** A copy that is further behind is still being made. */
    private static final long MAX_LAG = 10_000;

    private final KafkaStreams streams;
    private final RowWaiters waiters;
    private final Freshness freshness;

    LocalPartitions(KafkaStreams streams, RowWaiters waiters, Freshness freshness) {
        this.streams = streams;
        this.waiters = waiters;
        this.freshness = freshness;
    }

    @Override
    public <K, R> Read<Optional<R>> row(KeyedStore<K, R> store, Set<Integer> partitions, K key) {
        return read(
                store,
                partitions,
                () -> partitions.stream()
                        .flatMap(partition ->
                                Stream.ofNullable(partition(store, partition).get(key)))
                        .findFirst());
    }

    @Override
    public <K, R> Read<Optional<R>> await(KeyedStore<K, R> store, int partition, K key, Wanted<R> wanted)
            throws InterruptedException {
        if (!freshness.isCurrent(store.name(), partition)) {
            // Nobody would wake who waits here.
            throw new StoreUnavailableException(store.name());
        }
        try (Waiter<R> waiter = waiters.register(store, key, wanted.condition())) {
            Read<Optional<R>> now = row(store, Set.of(partition), key);
            waiter.offer(now.value());
            return Read.current(waiter.row().get(wanted.atMost().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return row(store, Set.of(partition), key);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public <K, R> Read<List<Listed<R>>> list(
            KeyedStore<K, R> rows, KeyedStore<String, K> index, Set<Integer> partitions, Listing listing) {
        return read(rows, partitions, () -> rowsOf(rows, places(index, partitions, listing)));
    }

    private <K> List<Place<K>> places(KeyedStore<String, K> index, Set<Integer> partitions, Listing listing) {
        try (IndexScan<K> scan = new IndexScan<>()) {
            for (int partition : partitions) {
                scan.add(partition, partition(index, partition).reverseRange(listing.lowest(), listing.highest()));
            }
            return scan.take(listing);
        }
    }

    /** Each row is read from the partition that its place lies in, as a view keeps both together. */
    private <K, R> List<Listed<R>> rowsOf(KeyedStore<K, R> rows, List<Place<K>> places) {
        Map<Integer, ReadOnlyKeyValueStore<K, R>> partitions = new HashMap<>();
        return places.stream()
                .flatMap(place -> Stream.ofNullable(partitions
                                .computeIfAbsent(place.partition(), partition -> partition(rows, partition))
                                .get(place.key()))
                        .map(row -> new Listed<>(place.place(), row)))
                .toList();
    }

    @Override
    public <K, R> Read<List<Slice<R>>> slices(KeyedStore<K, R> store, Set<Integer> partitions, KeyRange range) {
        StoreKeys<K> keys = new StoreKeys<>(store);
        return read(
                store,
                partitions,
                () -> partitions.stream()
                        .map(partition -> slice(keys, partition, partition(store, partition), range))
                        .toList());
    }

    private static <K, R> Slice<R> slice(
            StoreKeys<K> keys, int partition, ReadOnlyKeyValueStore<K, R> store, KeyRange range) {
        List<Listed<R>> rows = new ArrayList<>();
        try (KeyValueIterator<K, R> entries = keys.from(range, store)) {
            while (entries.hasNext() && range.reaches(keys.text(entries.peekNextKey()))) {
                if (rows.size() == range.limit()) {
                    return new Slice<>(partition, rows, false);
                }
                KeyValue<K, R> entry = entries.next();
                rows.add(new Listed<>(keys.text(entry.key), entry.value));
            }
        }
        return new Slice<>(partition, rows, true);
    }

    @Override
    public List<PartitionSize> sizes(KeyedStore<?, ?> store, Set<Integer> partitions) {
        try {
            return partitions.stream().map(partition -> size(store, partition)).toList();
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(store.name(), e);
        }
    }

    private PartitionSize size(KeyedStore<?, ?> store, int partition) {
        Optional<Long> lag = freshness.isCurrent(store.name(), partition)
                ? Optional.empty()
                : freshness.lag(store.name(), partition);
        return new PartitionSize(partition, partition(store, partition).approximateNumEntries(), lag);
    }

    /** Whether this instance can answer for a partition as its owner. */
    boolean owns(KeyedStore<?, ?> store, int partition) {
        try {
            partition(store, partition);
            return freshness.isCurrent(store.name(), partition);
        } catch (InvalidStateStoreException e) {
            return false;
        }
    }

    private Optional<Long> lag(KeyedStore<?, ?> store, Set<Integer> partitions) {
        Optional<Long> greatest = Optional.empty();
        for (int partition : partitions) {
            if (!freshness.isCurrent(store.name(), partition)) {
                Optional<Long> lag = freshness.lag(store.name(), partition).filter(records -> records <= MAX_LAG);
                greatest = Read.greater(
                        greatest, Optional.of(lag.orElseThrow(() -> new StoreUnavailableException(store.name()))));
            }
        }
        return greatest;
    }

    private <K, V> ReadOnlyKeyValueStore<K, V> partition(KeyedStore<K, V> store, int partition) {
        // Stale ones included: without that, an owner would not answer while another of its thread's tasks is moved.
        return streams.store(
                StoreQueryParameters.fromNameAndType(store.name(), QueryableStoreTypes.<K, V>keyValueStore())
                        .withPartition(partition)
                        .enableStaleStores());
    }

    private <T> Read<T> read(KeyedStore<?, ?> store, Set<Integer> partitions, Supplier<T> question) {
        try {
            // Before the question: a partition that becomes current while it is read was not when it was read.
            Optional<Long> lag = lag(store, partitions);
            return new Read<>(question.get(), lag);
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(store.name(), e);
        }
    }
}
