package io.ordersaga.edge.store;

import io.ordersaga.edge.store.Partitions.Wanted;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.View;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Answers reads from the views of one service, by interactive queries, whichever instance keeps them. It blocks, so it is
 * called on virtual threads.
 *
 * <p>The partition of a key is computed from our own fixed number of partitions: the metadata's count can be wrong during a
 * rebalance. The owner of a partition is asked first, then those who have a copy of it; what a copy says is noted as stale, and
 * that there is no such row is believed of the owner only. Where nobody can answer, the store is unavailable, never empty.
 */
public final class StoreReader {
    /** After so long a wait begins anew, since the partition may have moved. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HostInfo self;
    private final LocalPartitions local;
    private final Owners owners;
    private final Scatter scatter;
    private final Staleness staleness;
    private final int partitions;

    /**
     * What a reader reads.
     *
     * @param streams the application that keeps the views
     * @param partitions of every topic, as the catalogue was installed
     */
    public record Views(KafkaStreams streams, RowWaiters waiters, Freshness freshness, int partitions) {}

    /**
     * @param self the {@code application.server} of this instance
     * @param staleness hears of every answer that a copy has given
     */
    public StoreReader(Views views, HostInfo self, Peers peers, Staleness staleness) {
        this.self = self;
        this.local = new LocalPartitions(views.streams(), views.waiters(), views.freshness());
        this.owners = new Owners(views.streams(), self);
        this.scatter = new Scatter(owners::of, host -> host.equals(self) ? local : peers.at(host));
        this.staleness = staleness;
        this.partitions = views.partitions();
    }

    /**
     * Answers peers from what this instance keeps itself.
     *
     * @param stores that they may ask about
     */
    public PeerReads forPeers(List<KeyedStore<?, ?>> stores) {
        return new PeerReads(local, stores);
    }

    /** @throws StoreUnavailableException if nobody can answer now */
    public <K, R> Optional<R> get(KeyedStore<K, R> store, K key) {
        return row(store, Set.of(partitionOf(store, key)), key);
    }

    /** Looks a key up whose partition cannot be told from it. @throws StoreUnavailableException as {@link #list} */
    public <K, V> Optional<V> find(KeyedStore<K, V> store, K key) {
        return row(store, all(), key);
    }

    private <K, R> Optional<R> row(KeyedStore<K, R> store, Set<Integer> where, K key) {
        List<Read<Optional<R>>> answers =
                scatter.ask(store.name(), where, (place, there) -> believed(store, place.row(store, there, key)));
        return noted(answers).stream().flatMap(Optional::stream).findFirst();
    }

    private static <R> Read<Optional<R>> believed(KeyedStore<?, R> store, Read<Optional<R>> answer) {
        if (answer.value().isEmpty() && !answer.isCurrent()) {
            throw new StoreUnavailableException(store.name());
        }
        return answer;
    }

    /**
     * Waits until a row fulfils a condition, woken by the view and without polling.
     *
     * @return the row, or empty if the time was over first
     * @throws StoreUnavailableException if nobody could answer when the time was over
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
        long deadline = System.nanoTime() + atMost.toNanos();
        int partition = partitionOf(store, key);
        Optional<R> seen = patiently(deadline, () -> get(store, key));
        while (!condition.test(seen)) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return Optional.empty();
            }
            Duration atOnce = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
            Wanted<R> wanted = new Wanted<>(condition, seen, atOnce);
            seen = patiently(deadline, () -> awaitOwner(store, partition, key, wanted));
        }
        return Optional.of(seen);
    }

    private <K, R> Optional<R> awaitOwner(KeyedStore<K, R> store, int partition, K key, Wanted<R> wanted)
            throws InterruptedException {
        Read<Optional<R>> read = scatter.owner(store.name(), partition).await(store, partition, key, wanted);
        staleness.note(read.lag());
        return read.value();
    }

    private interface Attempt<T> {
        T make() throws InterruptedException;
    }

    /** Tries again while a partition is being moved, until the deadline. */
    private static <T> T patiently(long deadline, Attempt<T> attempt) throws InterruptedException {
        while (true) {
            try {
                return attempt.make();
            } catch (StoreUnavailableException e) {
                if (deadline - System.nanoTime() < PAUSE.toNanos()) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /**
     * Lists rows in the order of an index, newest first, over all partitions. The cost grows with the limit, not the store.
     *
     * @throws StoreUnavailableException if some partition cannot be asked now
     */
    public <K, R> List<Listed<R>> list(KeyedStore<K, R> rows, View.Index<K, R> index, Listing listing) {
        if (listing.isEmpty()) {
            return List.of();
        }
        List<Read<List<Listed<R>>>> answers =
                scatter.ask(rows.name(), all(), (place, there) -> place.list(rows, index.store(), there, listing));
        return listing.merge(noted(answers).stream().flatMap(List::stream).toList());
    }

    /**
     * What every partition holds of a range of keys, for whoever puts them together: rows of one key in several partitions are
     * parts of one thing. The cost grows with the range, not the store.
     *
     * @throws StoreUnavailableException if some partition cannot be asked now
     */
    public <K, R> List<Slice<R>> slices(KeyedStore<K, R> store, KeyRange range) {
        return together(scattered(store, range));
    }

    /**
     * What the partitions hold under one key, whichever partition it belongs to; empty if none of them has it.
     *
     * @throws StoreUnavailableException if some partition cannot be asked now, or one that only a copy has answered for may
     *     have it
     */
    public <K, R> List<Slice<R>> parts(KeyedStore<K, R> store, String key) {
        List<Read<List<Slice<R>>>> answers = scattered(store, KeyRange.ofKey(key));
        List<Slice<R>> parts = together(answers).stream()
                .filter(slice -> !slice.rows().isEmpty())
                .toList();
        if (parts.isEmpty() && !answers.stream().allMatch(Read::isCurrent)) {
            throw new StoreUnavailableException(store.name());
        }
        return parts;
    }

    private <K, R> List<Read<List<Slice<R>>>> scattered(KeyedStore<K, R> store, KeyRange range) {
        return scatter.ask(store.name(), all(), (place, there) -> place.slices(store, there, range));
    }

    private <R> List<Slice<R>> together(List<Read<List<Slice<R>>>> answers) {
        return noted(answers).stream().flatMap(List::stream).toList();
    }

    /**
     * Where a store's partitions are kept, in their order.
     *
     * @throws StoreUnavailableException if nobody knows
     */
    public List<PartitionPlaces> places(KeyedStore<?, ?> store) {
        Map<Integer, PartitionHosts> hosts = new TreeMap<>();
        all().forEach(partition -> hosts.put(partition, owners.hosts(store.name(), partition)));
        Map<HostInfo, Map<Integer, PartitionSize>> sizes = new HashMap<>();
        hosts.values().stream()
                .flatMap(known -> known.all().stream())
                .distinct()
                .forEach(host -> sizes.put(host, sizesAt(host, store, hosts)));
        return hosts.entrySet().stream()
                .map(entry -> PartitionPlaces.of(
                        entry.getKey(),
                        entry.getValue(),
                        host -> Optional.ofNullable(sizes.get(host)).map(there -> there.get(entry.getKey()))))
                .toList();
    }

    private Map<Integer, PartitionSize> sizesAt(
            HostInfo host, KeyedStore<?, ?> store, Map<Integer, PartitionHosts> hosts) {
        Set<Integer> there = hosts.entrySet().stream()
                .filter(entry -> entry.getValue().all().contains(host))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        try {
            return scatter.at(host).sizes(store, there).stream()
                    .collect(Collectors.toUnmodifiableMap(PartitionSize::partition, Function.identity()));
        } catch (StoreUnavailableException e) {
            // That it does not answer is what is to be told of it.
            return Map.of();
        }
    }

    /** Whether a text is a whole key of a store. */
    public static boolean isKey(KeyedStore<?, ?> store, String text) {
        return new StoreKeys<>(store).key(text).isPresent();
    }

    /** Whether this instance can answer for every partition that it owns, and knows who owns the others. */
    public boolean isReady(List<KeyedStore<?, ?>> stores) {
        return stores.stream().allMatch(store -> all().stream().allMatch(partition -> isReady(store, partition)));
    }

    private boolean isReady(KeyedStore<?, ?> store, int partition) {
        try {
            return owners.of(store.name(), partition).stream()
                    .findFirst()
                    .filter(owner -> !owner.equals(self) || local.owns(store, partition))
                    .isPresent();
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private <T> List<T> noted(List<Read<T>> answers) {
        answers.forEach(answer -> staleness.note(answer.lag()));
        return answers.stream().map(Read::value).toList();
    }

    private Set<Integer> all() {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
    }

    private <K> int partitionOf(KeyedStore<K, ?> store, K key) {
        byte[] bytes = store.key().serializer().serialize(store.name(), key);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }
}
