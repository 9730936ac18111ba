package io.ordersaga.edge.store;

import io.ordersaga.topology.stream.KeyedStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Partitions of a service's stores that are kept in one place: here, or at another instance. Every method blocks, and throws
 * {@link StoreUnavailableException} if one of the partitions is not there, or too far behind to be shown.
 */
interface Partitions {

    /** The row of a key, wherever among these partitions it lies. */
    <K, R> Read<Optional<R>> row(KeyedStore<K, R> store, Set<Integer> partitions, K key);

    /**
     * Waits until a row is as wanted; not necessarily that long: who waits must look at the row and wait again. Only the owner
     * of the partition can do this.
     */
    <K, R> Read<Optional<R>> await(KeyedStore<K, R> store, int partition, K key, Wanted<R> wanted)
            throws InterruptedException;

    /** The first rows of a listing that lie in these partitions, newest first. */
    <K, R> Read<List<Listed<R>>> list(
            KeyedStore<K, R> rows, KeyedStore<String, K> index, Set<Integer> partitions, Listing listing);

    /** What each of these partitions holds of a range of keys. */
    <K, R> Read<List<Slice<R>>> slices(KeyedStore<K, R> store, Set<Integer> partitions, KeyRange range);

    /** How much of each of these partitions there is here, whether or not it is current. */
    List<PartitionSize> sizes(KeyedStore<?, ?> store, Set<Integer> partitions);

    /**
     * What is waited for.
     *
     * @param seen the row that did not fulfil the condition
     * @param atMost so long
     */
    record Wanted<R>(Predicate<Optional<R>> condition, Optional<R> seen, Duration atMost) {}
}
