package io.ordersaga.edge.gateway;

import java.net.URI;
import java.util.List;

/**
 * A service behind the gateway.
 *
 * @param instances the addresses of one or more, each {@code http://host:port}; any of them can answer everything, and a
 *     host that is several machines stands for an instance on each of them
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
}
