package io.ordersaga.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.peer.PeerServer;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topology.stream.KeyedStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slices of another instance's partitions, over HTTP. */
class RemoteSlicesTest {
    private static final String TOKEN = "of-the-instances";
    private static final Serde<String> TEXT = Serdes.key(Function.identity(), Function.identity());
    private static final KeyedStore<String, String> STORE = new KeyedStore<>("windows", TEXT, TEXT);

    private final Map<Integer, TreeMap<String, String>> kept = Map.of(
            0, new TreeMap<>(Map.of("a", "1", "b", "2", "c", "3")), 1, new TreeMap<>(Map.of("b", "20", "d", "40")));
    private final PeerServer server = new PeerServer(
                    new PeerReads(new Kept(), List.of(STORE)), TOKEN, new SplittableRandom(1))
            .start("127.0.0.1", 0);
    private final PeerCalls calls = new PeerCalls(TOKEN);
    private final Partitions remote = new RemotePartitions(calls, new HostInfo("127.0.0.1", server.port()));

    private Optional<Long> lag = Optional.empty();

    @AfterEach
    void close() {
        calls.close();
        server.close();
    }

    @Test
    void shouldGiveEachPartitionsRowsInTheirOrder() {
        Read<List<Slice<String>>> read = remote.slices(STORE, Set.of(0, 1), new KeyRange("b", "d", 10));

        assertThat(read.isCurrent()).isTrue();
        assertThat(read.value())
                .containsExactlyInAnyOrder(
                        new Slice<>(0, List.of(new Listed<>("b", "2"), new Listed<>("c", "3")), true),
                        new Slice<>(1, List.of(new Listed<>("b", "20")), true));
    }

    @Test
    void shouldTellThatTheLimitLeftRowsOut() {
        Read<List<Slice<String>>> read = remote.slices(STORE, Set.of(0), new KeyRange("a", "z", 2));

        assertThat(read.value())
                .containsExactly(new Slice<>(0, List.of(new Listed<>("a", "1"), new Listed<>("b", "2")), false));
        assertThat(remote.slices(STORE, Set.of(0), new KeyRange("a", "z", 3)).value())
                .singleElement()
                .satisfies(slice -> assertThat(slice.complete()).isTrue());
    }

    @Test
    void shouldTellHowFarACopyIsBehind() {
        lag = Optional.of(7L);

        assertThat(remote.slices(STORE, Set.of(1), new KeyRange("a", "z", 2)).lag())
                .contains(7L);
    }

    @Test
    void shouldBeUnavailableWhenThePeerDoesNotKeepThePartition() {
        assertThatThrownBy(() -> remote.slices(STORE, Set.of(0, 2), new KeyRange("a", "z", 2)))
                .isInstanceOf(StoreUnavailableException.class);
    }

    /** What the other instance keeps. */
    private final class Kept implements Partitions {
        @Override
        public <R> Read<List<Slice<R>>> slices(KeyedStore<String, R> store, Set<Integer> partitions, KeyRange range) {
            return new Read<>(
                    partitions.stream()
                            .map(partition -> this.<R>slice(partition, range))
                            .toList(),
                    lag);
        }

        private <R> Slice<R> slice(int partition, KeyRange range) {
            TreeMap<String, String> rows = kept.get(partition);
            if (rows == null) {
                throw new StoreUnavailableException(STORE.name());
            }
            var wanted = rows.subMap(range.from(), range.to());
            return new Slice<>(
                    partition,
                    wanted.entrySet().stream()
                            .limit(range.limit())
                            .map(entry -> new Listed<>(entry.getKey(), this.<R>ofStore(entry.getValue())))
                            .toList(),
                    wanted.size() <= range.limit());
        }

        // The one store holds texts.
        @SuppressWarnings("unchecked")
        private <R> R ofStore(String value) {
            return (R) value;
        }

        @Override
        public <K, R> Read<Optional<R>> row(KeyedStore<K, R> store, Set<Integer> partitions, K key) {
            throw new AssertionError("not asked here");
        }

        @Override
        public <K, R> Read<Optional<R>> await(KeyedStore<K, R> store, int partition, K key, Wanted<R> wanted) {
            throw new AssertionError("not asked here");
        }

        @Override
        public <K, R> Read<List<Listed<R>>> list(
                KeyedStore<K, R> rows, KeyedStore<String, K> index, Set<Integer> partitions, Listing listing) {
            throw new AssertionError("not asked here");
        }
    }
}
