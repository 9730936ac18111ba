package io.ordersaga.edge.store;

import io.ordersaga.topology.stream.KeyedStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Partitions of one store of texts as a test wants them. */
final class FakePartitions implements Partitions {
    private final Map<String, String> rows = new HashMap<>();
    private final List<Listed<String>> listed = new CopyOnWriteArrayList<>();
    private final List<Set<Integer>> asked = new CopyOnWriteArrayList<>();
    private Optional<Long> lag = Optional.empty();
    private boolean gone;

    FakePartitions with(String key, String row) {
        rows.put(key, row);
        return this;
    }

    FakePartitions listing(String place, String row) {
        listed.add(new Listed<>(place, row));
        return this;
    }

    FakePartitions behind(long records) {
        lag = Optional.of(records);
        return this;
    }

    FakePartitions gone() {
        gone = true;
        return this;
    }

    /** What was asked for, in this order. */
    List<Set<Integer>> asked() {
        return List.copyOf(asked);
    }

    private <T> Read<T> answer(Set<Integer> partitions, T value) {
        asked.add(partitions);
        if (gone) {
            throw new StoreUnavailableException("rows");
        }
        return new Read<>(value, lag);
    }

    // Tests ask for texts only.
    @SuppressWarnings("unchecked")
    private <R> Optional<R> find(Object key) {
        return (Optional<R>) Optional.ofNullable(rows.get(key.toString()));
    }

    // As above.
    @SuppressWarnings("unchecked")
    private <R> List<Listed<R>> all() {
        return (List<Listed<R>>) (List<?>) listed;
    }

    @Override
    public <K, R> Read<Optional<R>> row(KeyedStore<K, R> store, Set<Integer> partitions, K key) {
        return answer(partitions, find(key));
    }

    /** Answers at once, as the real ones do at the latest when the time is over. */
    @Override
    public <K, R> Read<Optional<R>> await(KeyedStore<K, R> store, int partition, K key, Wanted<R> wanted) {
        return answer(Set.of(partition), find(key));
    }

    @Override
    public <K, R> Read<List<Listed<R>>> list(
            KeyedStore<K, R> store, KeyedStore<String, K> index, Set<Integer> partitions, Listing listing) {
        List<Listed<R>> after = this.<R>all().stream()
                .filter(row -> listing.isAfter(row.place()))
                .filter(row -> row.place().compareTo(listing.lowest()) >= 0)
                .toList();
        return answer(partitions, listing.merge(after));
    }

    /** Every partition has all rows. */
    @Override
    public <K, R> Read<List<Slice<R>>> slices(KeyedStore<K, R> store, Set<Integer> partitions, KeyRange range) {
        List<Listed<R>> within = this.<R>all().stream()
                .filter(row -> KeyRange.ORDER.compare(row.place(), range.from().orElse(range.prefix())) >= 0)
                .filter(row -> range.reaches(row.place()))
                .toList();
        List<Listed<R>> first = within.stream().limit(range.limit()).toList();
        return answer(
                partitions,
                partitions.stream()
                        .map(partition -> new Slice<>(partition, first, first.size() == within.size()))
                        .toList());
    }

    /** Every partition has as many rows as are listed. */
    @Override
    public List<PartitionSize> sizes(KeyedStore<?, ?> store, Set<Integer> partitions) {
        List<PartitionSize> sizes = partitions.stream()
                .map(partition -> new PartitionSize(partition, listed.size(), lag))
                .toList();
        return answer(partitions, sizes).value();
    }
}
