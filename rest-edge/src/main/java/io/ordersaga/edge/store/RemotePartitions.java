package io.ordersaga.edge.store;

import io.ordersaga.edge.store.PeerAnswer.PlacedRow;
import io.ordersaga.topology.stream.KeyedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;

/** The partitions that another instance keeps. */
final class RemotePartitions implements Partitions {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final PeerCalls calls;
    private final HostInfo peer;

    RemotePartitions(PeerCalls calls, HostInfo peer) {
        this.calls = calls;
        this.peer = peer;
    }

    @Override
    public <K, R> Read<Optional<R>> row(KeyedStore<K, R> store, Set<Integer> partitions, K key) {
        StoreBytes<K, R> bytes = new StoreBytes<>(store);
        return row(bytes, calls.ask(peer, new PeerQuestion.Row(store.name(), partitions, bytes.key(key)), AT_ONCE));
    }

    @Override
    public <K, R> Read<Optional<R>> await(KeyedStore<K, R> store, int partition, K key, Wanted<R> wanted) {
        StoreBytes<K, R> bytes = new StoreBytes<>(store);
        PeerQuestion.Await question = new PeerQuestion.Await(
                store.name(),
                partition,
                bytes.key(key),
                wanted.seen().map(bytes::row),
                wanted.atMost().toMillis());
        return row(bytes, calls.ask(peer, question, wanted.atMost()));
    }

    @Override
    public <K, R> Read<List<Listed<R>>> list(
            KeyedStore<K, R> rows, KeyedStore<String, K> index, Set<Integer> partitions, Listing listing) {
        PeerQuestion.Rows question = new PeerQuestion.Rows(
                rows.name(),
                index.name(),
                partitions,
                listing.prefix(),
                listing.after(),
                listing.last(),
                listing.limit());
        PeerAnswer answer = calls.ask(peer, question, AT_ONCE);
        StoreBytes<K, R> bytes = new StoreBytes<>(rows);
        return new Read<>(
                answer.rows().stream()
                        .map(listed -> new Listed<>(listed.place(), bytes.row(listed.row())))
                        .toList(),
                answer.lag());
    }

    @Override
    public <K, R> Read<List<Slice<R>>> slices(KeyedStore<K, R> store, Set<Integer> partitions, KeyRange range) {
        List<Slice<R>> slices = new ArrayList<>();
        Optional<Long> lag = Optional.empty();
        for (int partition : partitions) {
            Read<Slice<R>> slice = slice(store, partition, range);
            slices.add(slice.value());
            lag = Read.greater(lag, slice.lag());
        }
        return new Read<>(slices, lag);
    }

    @Override
    public List<PartitionSize> sizes(KeyedStore<?, ?> store, Set<Integer> partitions) {
        StoreBytes<?, PartitionSize> bytes = StoreBytes.sizes(store);
        return calls.ask(peer, new PeerQuestion.Sizes(store.name(), partitions), AT_ONCE).rows().stream()
                .map(size -> bytes.row(size.row()))
                .toList();
    }

    private <K, R> Read<Slice<R>> slice(KeyedStore<K, R> store, int partition, KeyRange range) {
        // One row more than is wanted tells whether there are more.
        PeerQuestion.Part question = new PeerQuestion.Part(
                store.name(), partition, range.from(), range.prefix(), range.to(), range.limit() + 1);
        PeerAnswer answer = calls.ask(peer, question, AT_ONCE);
        StoreBytes<K, R> bytes = new StoreBytes<>(store);
        List<Listed<R>> rows = answer.rows().stream()
                .limit(range.limit())
                .map(row -> new Listed<>(row.place(), bytes.row(row.row())))
                .toList();
        return new Read<>(new Slice<>(partition, rows, answer.rows().size() <= range.limit()), answer.lag());
    }

    private static <R> Read<Optional<R>> row(StoreBytes<?, R> bytes, PeerAnswer answer) {
        return new Read<>(answer.rows().stream().findFirst().map(PlacedRow::row).map(bytes::row), answer.lag());
    }
}
