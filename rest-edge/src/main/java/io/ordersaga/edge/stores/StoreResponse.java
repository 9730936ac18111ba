package io.ordersaga.edge.stores;

import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.store.PartitionPlaces;
import io.ordersaga.edge.store.PartitionSize;
import io.ordersaga.topology.stream.OpenStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A store as it is listed. */
record StoreResponse(
        String name,
        String service,

        @OneOf({"rows", "index", "windows"}) String kind,

        @Described("The parts of a key, joined by `|`.") String keyForm,

        List<Partition> partitions) {

    /** One partition. */
    record Partition(int partition, List<Host> hosts) {}

    /** One instance that keeps a partition. */
    record Host(
            String host,

            @OneOf({"active", "standby"}) String role,

            @Described("Roughly; absent where the instance does not answer.")
            Optional<Long> entries,

            @Described("How many records it has not read yet; absent where it is current, or does not answer.")
            Optional<Long> lag) {

        private static Host of(PartitionPlaces.Place place) {
            return new Host(
                    place.host().host() + ":" + place.host().port(),
                    place.active() ? "active" : "standby",
                    place.size().map(PartitionSize::entries),
                    place.size().flatMap(PartitionSize::lag));
        }
    }

    static StoreResponse of(String service, OpenStore<?, ?> store, List<PartitionPlaces> places) {
        return new StoreResponse(
                store.name(),
                service,
                store.kind().name().toLowerCase(Locale.ROOT),
                store.keyForm(),
                places.stream()
                        .map(one -> new Partition(
                                one.partition(),
                                one.places().stream().map(Host::of).toList()))
                        .toList());
    }
}
