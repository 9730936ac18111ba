package io.ordersaga.edge.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Which instances keep a partition.
 *
 * @param active the owner; empty while nobody owns it
 * @param standbys those who have a copy, in the order in which they are asked
 */
record PartitionHosts(Optional<HostInfo> active, List<HostInfo> standbys) {
    PartitionHosts {
        standbys = List.copyOf(standbys);
    }

    /** The owner first. */
    List<HostInfo> all() {
        return Stream.concat(active.stream(), standbys.stream()).toList();
    }
}
