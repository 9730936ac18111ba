package io.ordersaga.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topology.stream.KeyedStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScatterTest {
    private static final KeyedStore<String, String> ROWS = new KeyedStore<>("rows", Serdes.String(), Serdes.String());
    private static final HostInfo ONE = new HostInfo("one", 1);
    private static final HostInfo TWO = new HostInfo("two", 2);
    private static final Set<Integer> ALL = Set.of(0, 1, 2);

    private final Map<HostInfo, FakePartitions> places = new HashMap<>();
    private final Map<Integer, List<HostInfo>> owners =
            new HashMap<>(Map.of(0, List.of(ONE, TWO), 1, List.of(TWO, ONE), 2, List.of(ONE, TWO)));
    private final Scatter scatter =
            new Scatter((store, partition) -> owners.getOrDefault(partition, List.of()), places::get);

    @Test
    void shouldAskEachInstanceOnceForAllThatItKeeps() {
        FakePartitions one = at(ONE, new FakePartitions().with("a", "of one"));
        FakePartitions two = at(TWO, new FakePartitions());

        List<Read<Optional<String>>> answers = ask("a");

        assertThat(answers).extracting(Read::value).containsExactlyInAnyOrder(Optional.of("of one"), Optional.empty());
        assertThat(one.asked()).containsExactly(Set.of(0, 2));
        assertThat(two.asked()).containsExactly(Set.of(1));
    }

    @Test
    void shouldAskThoseWithACopyWhenTheOwnerIsGone() {
        FakePartitions one = at(ONE, new FakePartitions().gone());
        FakePartitions two = at(TWO, new FakePartitions().with("a", "copy").behind(3));

        List<Read<Optional<String>>> answers = ask("a");

        assertThat(answers).containsOnly(new Read<>(Optional.of("copy"), Optional.of(3L)));
        assertThat(one.asked()).containsExactly(Set.of(0, 2));
        assertThat(two.asked()).containsExactlyInAnyOrder(Set.of(1), Set.of(0, 2));
    }

    @Test
    void shouldLookTheOwnersUpOnceMoreBeforeItGivesUp() {
        at(ONE, new FakePartitions().gone());
        at(TWO, new FakePartitions().with("a", "found"));
        AtomicInteger lookups = new AtomicInteger();
        Scatter moving = new Scatter(
                (store, partition) -> List.of(lookups.incrementAndGet() <= ALL.size() ? ONE : TWO), places::get);

        List<Read<Optional<String>>> answers =
                moving.ask("rows", ALL, (place, partitions) -> place.row(ROWS, partitions, "a"));

        assertThat(answers).extracting(Read::value).containsExactly(Optional.of("found"));
        assertThat(lookups).hasValue(2 * ALL.size());
    }

    @Test
    void shouldNotAnswerAtAllWhenAPartitionIsNowhere() {
        at(ONE, new FakePartitions().with("a", "row"));
        at(TWO, new FakePartitions());
        owners.remove(1);

        assertThatThrownBy(() -> ask("a"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("rows");
    }

    @Test
    void shouldPassOnWhatIsNoMatterOfAvailability() {
        at(ONE, new FakePartitions());
        at(TWO, new FakePartitions());

        assertThatThrownBy(() -> scatter.ask("rows", ALL, (place, partitions) -> {
                    throw new IllegalStateException("wrong secret");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("wrong secret");
    }

    private FakePartitions at(HostInfo host, FakePartitions partitions) {
        places.put(host, partitions);
        return partitions;
    }

    private List<Read<Optional<String>>> ask(String key) {
        return scatter.ask("rows", ALL, (place, partitions) -> place.row(ROWS, partitions, key));
    }
}
