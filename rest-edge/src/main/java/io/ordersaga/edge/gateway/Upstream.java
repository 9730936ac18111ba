package io.ordersaga.edge.gateway;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service behind the gateway.
 *
 * @param instances the addresses of one or more, each {@code http://host:port}; any of them can answer everything
 */
public record Upstream(List<URI> instances) {

    /** @throws IllegalArgumentException naming the address that has another form */
    public Upstream {
        instances = List.copyOf(instances);
        if (instances.isEmpty()) {
            throw new IllegalArgumentException("a service behind the gateway needs an address");
        }
        for (URI address : instances) {
            if (!address.toString().matches("http://[^/?#@]+")) {
                throw new IllegalArgumentException("an upstream must be http://host:port, not " + address);
            }
        }
    }

    public static Upstream at(URI... instances) {
        return new Upstream(List.of(instances));
    }

    /** Names the service in messages. */
    public URI first() {
        return instances.getFirst();
    }

    /** All instances, beginning with another one for each turn. */
    List<URI> from(int turn) {
        int first = Math.floorMod(turn, instances.size());
        List<URI> rest = instances.subList(first, instances.size());
        return Stream.concat(rest.stream(), instances.subList(0, first).stream())
                .toList();
    }
}
