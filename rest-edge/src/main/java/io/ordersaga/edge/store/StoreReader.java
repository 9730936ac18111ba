package io.ordersaga.edge.store;

import io.ordersaga.edge.store.RowWaiters.Waiter;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Answers reads from the views of one service, by interactive queries. It blocks, so it is called on virtual threads.
 *
 * <p>The partition of a key is computed from our own fixed number of partitions: the metadata's count can be wrong during a
 * rebalance. A store that this instance does not hold is reported as unavailable, never as empty.
 *
 * <p>It reads stores directly and not by {@code KafkaStreams.query}: in Kafka 4.3.1 that query holds the lock of a store's
 * position while it waits for the store, and a put holds the store while it waits for the position. Under load they meet, and
 * the stream thread stops for ever.
 */
public final class StoreReader {
    private final KafkaStreams streams;
    private final RowWaiters waiters;
    private final HostInfo self;
    private final int partitions;

    /**
     * @param self the {@code application.server} of this instance
     * @param partitions of every topic, as the catalogue was installed
     */
    public StoreReader(KafkaStreams streams, RowWaiters waiters, HostInfo self, int partitions) {
        this.streams = streams;
        this.waiters = waiters;
        this.self = self;
        this.partitions = partitions;
    }

    /** @throws StoreUnavailableException if nobody can answer now */
    public <K, R> Optional<R> get(KeyedStore<K, R> store, K key) {
        int partition = partitionOf(store, key);
        requireLocal(store, key, partition);
        return attempt(
                store, () -> Optional.ofNullable(partition(store, partition).get(key)));
    }

    /**
     * Waits until a row fulfils a condition, woken by the view and without polling.
     *
     * @return the row, or empty if the time was over first
     * @throws StoreUnavailableException if nobody can answer now
     */
    public <K, R> Optional<R> await(KeyedStore<K, R> store, K key, Predicate<R> condition, Duration atMost)
            throws InterruptedException {
        return awaitState(store, key, row -> row.filter(condition).isPresent(), atMost)
                .flatMap(row -> row);
    }

    /**
     * As {@link #await}, where the absence of a row may be what is waited for.
     *
     * @return the row or its absence; empty if the time was over first
     */
    public <K, R> Optional<Optional<R>> awaitState(
            KeyedStore<K, R> store, K key, Predicate<Optional<R>> condition, Duration atMost)
            throws InterruptedException {
        try (Waiter<R> waiter = waiters.register(store, key, condition)) {
            waiter.offer(get(store, key));
            return Optional.of(waiter.row().get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Lists rows in the order of an index, newest first, over all partitions. The cost grows with the limit, not the store.
     * Each row is read from the partition that its place lies in, as a view keeps both together.
     *
     * @throws StoreUnavailableException if some partition cannot be asked now
     */
    public <K, R> List<Listed<R>> list(KeyedStore<K, R> rows, View.Index<K, R> index, Listing listing) {
        return attempt(index.store(), () -> rowsOf(rows, places(index.store(), listing)));
    }

    private <K> List<Place<K>> places(KeyedStore<String, K> index, Listing listing) {
        List<Scan<K>> scans = new ArrayList<>();
        try {
            for (int partition = 0; partition < partitions; partition++) {
                scans.add(new Scan<>(
                        partition, partition(index, partition).reverseRange(listing.prefix(), listing.highest())));
            }
            return merge(scans, listing);
        } finally {
            scans.forEach(scan -> scan.entries().close());
        }
    }

    /** Where a row stands in an index. */
    private record Place<K>(int partition, String place, K key) {}

    /** The part of an index that lies in one partition. */
    private record Scan<K>(int partition, KeyValueIterator<String, K> entries) {
        boolean hasNext() {
            return entries.hasNext();
        }

        String peekNextKey() {
            return entries.peekNextKey();
        }

        Place<K> next() {
            KeyValue<String, K> entry = entries.next();
            return new Place<>(partition, entry.key, entry.value);
        }
    }

    /** Looks a key up whose partition cannot be told from it. @throws StoreUnavailableException as {@link #list} */
    public <K, V> Optional<V> find(KeyedStore<K, V> store, K key) {
        return attempt(
                store,
                () -> IntStream.range(0, partitions)
                        .mapToObj(partition ->
                                Optional.ofNullable(partition(store, partition).get(key)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Whether every partition of the stores can be asked here. */
    public boolean holds(List<KeyedStore<?, ?>> stores) {
        try {
            stores.forEach(store -> IntStream.range(0, partitions).forEach(partition -> partition(store, partition)));
            return true;
        } catch (InvalidStateStoreException e) {
            return false;
        }
    }

    private static <K> List<Place<K>> merge(List<Scan<K>> scans, Listing listing) {
        PriorityQueue<Scan<K>> newestFirst = new PriorityQueue<>(
                Comparator.<Scan<K>, String>comparing(Scan::peekNextKey).reversed());
        scans.stream().filter(Scan::hasNext).forEach(newestFirst::add);
        List<Place<K>> merged = new ArrayList<>();
        while (merged.size() < listing.limit()) {
            Scan<K> scan = newestFirst.poll();
            if (scan == null) {
                break;
            }
            Place<K> next = scan.next();
            if (listing.after().filter(next.place()::equals).isEmpty()) {
                merged.add(next);
            }
            if (scan.hasNext()) {
                newestFirst.add(scan);
            }
        }
        return merged;
    }

    private <K, R> List<Listed<R>> rowsOf(KeyedStore<K, R> rows, List<Place<K>> places) {
        return places.stream()
                .flatMap(place -> Stream.ofNullable(
                                partition(rows, place.partition()).get(place.key()))
                        .map(row -> new Listed<>(place.place(), row)))
                .toList();
    }

    private <K> int partitionOf(KeyedStore<K, ?> store, K key) {
        byte[] bytes = store.key().serializer().serialize(store.name(), key);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }

    private <K> void requireLocal(KeyedStore<K, ?> store, K key, int partition) {
        KeyQueryMetadata owner = attempt(
                store,
                () -> streams.queryMetadataForKey(
                        store.name(), key, (topic, k, v, count) -> Optional.of(Set.of(partition))));
        if (owner == null || !owner.activeHost().equals(self)) {
            throw new StoreUnavailableException(store.name());
        }
    }

    private <K, V> ReadOnlyKeyValueStore<K, V> partition(KeyedStore<K, V> store, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store.name(), QueryableStoreTypes.<K, V>keyValueStore())
                        .withPartition(partition));
    }

    private static <T> T attempt(KeyedStore<?, ?> store, Supplier<T> question) {
        try {
            return question.get();
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(store.name(), e);
        }
    }
}
