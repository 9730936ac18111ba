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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Answers reads from the views of one service, by interactive queries. It blocks, so it is called on virtual threads.
 *
 * <p>The partition of a key is computed from our own fixed number of partitions: the metadata's count can be wrong during a
 * rebalance. A store that this instance does not hold is reported as unavailable, never as empty.
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
        StateQueryResult<R> answer = query(store, KeyQuery.withKey(key), Set.of(partition));
        return Optional.ofNullable(of(store, answer, partition).getResult());
    }

    /**
     * Waits until a row fulfils a condition, woken by the view and without polling.
     *
     * @return the row, or empty if the time was over first
     * @throws StoreUnavailableException if nobody can answer now
     */
    public <K, R> Optional<R> await(KeyedStore<K, R> store, K key, Predicate<R> condition, Duration atMost)
            throws InterruptedException {
        try (Waiter<R> waiter = waiters.register(store, key, condition)) {
            get(store, key).ifPresent(waiter::offer);
            return Optional.of(waiter.row().get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Lists rows in the order of an index, newest first, over all partitions. The cost grows with the limit, not the store.
     *
     * @throws StoreUnavailableException if some partition cannot be asked now
     */
    public <K, R> List<Listed<R>> list(KeyedStore<K, R> rows, View.Index<K, R> index, Listing listing) {
        Query<KeyValueIterator<String, K>> query = RangeQuery.<String, K>withRange(listing.prefix(), listing.highest())
                .withDescendingKeys();
        StateQueryResult<KeyValueIterator<String, K>> answer = query(index.store(), query, allPartitions());
        List<KeyValueIterator<String, K>> scans = new ArrayList<>();
        try {
            for (int partition : allPartitions()) {
                scans.add(of(index.store(), answer, partition).getResult());
            }
            return rowsOf(rows, merge(scans, listing));
        } finally {
            scans.forEach(KeyValueIterator::close);
        }
    }

    /** Looks a key up whose partition cannot be told from it. @throws StoreUnavailableException as {@link #list} */
    public <K, V> Optional<V> find(KeyedStore<K, V> store, K key) {
        StateQueryResult<V> answer = query(store, KeyQuery.withKey(key), allPartitions());
        return allPartitions().stream()
                .flatMap(partition ->
                        Optional.ofNullable(of(store, answer, partition).getResult()).stream())
                .findFirst();
    }

    /** Whether every partition of the stores can be asked here. */
    public boolean holds(List<KeyedStore<?, ?>> stores) {
        try {
            return stores.stream().allMatch(this::holds);
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private <K, V> boolean holds(KeyedStore<K, V> store) {
        Query<KeyValueIterator<K, V>> everything = RangeQuery.withNoBounds();
        StateQueryResult<KeyValueIterator<K, V>> answer = query(store, everything, allPartitions());
        answer.getPartitionResults().values().stream()
                .filter(QueryResult::isSuccess)
                .forEach(result -> result.getResult().close());
        return allPartitions().stream().allMatch(partition -> {
            QueryResult<?> result = answer.getPartitionResults().get(partition);
            return result != null && result.isSuccess();
        });
    }

    private <K> List<KeyValue<String, K>> merge(List<KeyValueIterator<String, K>> scans, Listing listing) {
        PriorityQueue<KeyValueIterator<String, K>> newestFirst = new PriorityQueue<>(
                Comparator.<KeyValueIterator<String, K>, String>comparing(KeyValueIterator::peekNextKey)
                        .reversed());
        scans.stream().filter(KeyValueIterator::hasNext).forEach(newestFirst::add);
        List<KeyValue<String, K>> merged = new ArrayList<>();
        while (merged.size() < listing.limit()) {
            KeyValueIterator<String, K> scan = newestFirst.poll();
            if (scan == null) {
                break;
            }
            KeyValue<String, K> next = scan.next();
            if (listing.after().filter(next.key::equals).isEmpty()) {
                merged.add(next);
            }
            if (scan.hasNext()) {
                newestFirst.add(scan);
            }
        }
        return merged;
    }

    private <K, R> List<Listed<R>> rowsOf(KeyedStore<K, R> rows, List<KeyValue<String, K>> places) {
        return places.stream()
                .flatMap(place -> get(rows, place.value).map(row -> new Listed<>(place.key, row)).stream())
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

    private <T> StateQueryResult<T> query(KeyedStore<?, ?> store, Query<T> query, Set<Integer> asked) {
        StateQueryRequest<T> request =
                StateQueryRequest.inStore(store.name()).withQuery(query).withPartitions(asked);
        return attempt(store, () -> streams.query(request));
    }

    private static <T> QueryResult<T> of(KeyedStore<?, ?> store, StateQueryResult<T> answer, int partition) {
        QueryResult<T> result = answer.getPartitionResults().get(partition);
        if (result == null || result.isFailure()) {
            throw new StoreUnavailableException(store.name());
        }
        return result;
    }

    private static <T> T attempt(KeyedStore<?, ?> store, Supplier<T> question) {
        try {
            return question.get();
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(store.name(), e);
        }
    }

    private Set<Integer> allPartitions() {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
