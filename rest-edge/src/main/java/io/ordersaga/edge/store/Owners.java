package io.ordersaga.edge.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Which instances keep a partition of a store, as this instance's Streams application knows it. */
final class Owners {
    private final KafkaStreams streams;
    private final HostInfo self;

    Owners(KafkaStreams streams, HostInfo self) {
        this.streams = streams;
        this.self = self;
    }

    /**
     * Whom to ask: the owner first, then those who have a copy, this instance before others. Empty while nobody knows.
     *
     * @throws StoreUnavailableException if the application does not run
     */
    List<HostInfo> of(String store, int partition) {
        return hosts(store, partition).all();
    }

    /** Who keeps a partition. @throws StoreUnavailableException if the application does not run */
    PartitionHosts hosts(String store, int partition) {
        KeyQueryMetadata known = metadata(store, partition);
        if (known == null || known.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return new PartitionHosts(Optional.empty(), List.of());
        }
        Set<HostInfo> copies = known.standbyHosts();
        List<HostInfo> standbys = Stream.concat(
                        copies.stream().filter(self::equals), copies.stream().filter(host -> !self.equals(host)))
                .toList();
        return new PartitionHosts(
                Optional.of(known.activeHost()).filter(host -> !host.equals(HostInfo.unavailable())), standbys);
    }

    private KeyQueryMetadata metadata(String store, int partition) {
        try {
            // The partition is ours to say, so the key does not matter.
            return streams.queryMetadataForKey(store, "", (topic, key, value, count) -> Optional.of(Set.of(partition)));
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(store, e);
        }
    }
}
