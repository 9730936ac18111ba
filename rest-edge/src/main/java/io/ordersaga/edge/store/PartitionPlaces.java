package io.ordersaga.edge.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;

/** Where a partition is kept. */
public record PartitionPlaces(int partition, List<Place> places) {
    public PartitionPlaces {
        places = List.copyOf(places);
    }

    /**
     * One instance that keeps it.
     *
     * @param active whether it owns the partition; otherwise it has a copy
     * @param size empty if it does not answer
     */
    public record Place(HostInfo host, boolean active, Optional<PartitionSize> size) {}

    static PartitionPlaces of(int partition, PartitionHosts hosts, Function<HostInfo, Optional<PartitionSize>> sizes) {
        Stream<Place> active = hosts.active().stream().map(host -> new Place(host, true, sizes.apply(host)));
        Stream<Place> standbys = hosts.standbys().stream().map(host -> new Place(host, false, sizes.apply(host)));
        return new PartitionPlaces(partition, Stream.concat(active, standbys).toList());
    }
}
