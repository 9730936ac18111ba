package io.ordersaga.edge.store;

import io.ordersaga.topics.wire.WireTypes;
import java.util.Optional;
import java.util.Set;

/** What one instance of a service asks another, as it is sent. Keys and rows are as their serdes write them, in base64. */
sealed interface PeerQuestion {
    WireTypes<PeerQuestion> TYPES = WireTypes.of(PeerQuestion.class)
            .with("row", Row.class)
            .with("await", Await.class)
            .with("list", Rows.class)
            .with("slice", Part.class)
            .with("sizes", Sizes.class)
            .build();

    /** The row of a key, in whichever of these partitions. */
    record Row(String store, Set<Integer> partitions, String key) implements PeerQuestion {}

    /**
     * A row that is another than the one that was seen.
     *
     * @param seen empty for none
     * @param millis wait at most so long
     */
    record Await(String store, int partition, String key, Optional<String> seen, long millis) implements PeerQuestion {}

    /** The first rows of a listing. */
    record Rows(
            String store,
            String index,
            Set<Integer> partitions,
            String prefix,
            Optional<String> after,
            Optional<String> last,
            int limit)
            implements PeerQuestion {
        Listing listing() {
            return new Listing(prefix, after, last, limit);
        }
    }

    /** The first rows of a range of keys in one partition. The keys are texts, and sent as they are. */
    record Part(String store, int partition, Optional<String> from, String prefix, Optional<String> to, int limit)
            implements PeerQuestion {
        KeyRange range() {
            return new KeyRange(from, prefix, to, limit);
        }
    }

    /** How much there is of each of these partitions. */
    record Sizes(String store, Set<Integer> partitions) implements PeerQuestion {}
}
