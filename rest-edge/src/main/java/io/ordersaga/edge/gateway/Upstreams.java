package io.ordersaga.edge.gateway;

import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Which service answers for which part of the address space.
 *
 * @param byPrefix the service's address, {@code http://host:port}, by path prefix, which starts with a slash and ends without
 */
public record Upstreams(Map<String, URI> byPrefix) {

    /** @throws IllegalArgumentException naming the prefix or address that has another form */
    public Upstreams {
        byPrefix = Map.copyOf(byPrefix);
        byPrefix.forEach((prefix, address) -> {
            requireThat(prefix.matches("(/[A-Za-z0-9._-]+)+"), "not a path prefix: " + prefix);
            requireThat(
                    address.toString().matches("http://[^/?#@]+"),
                    "the upstream of " + prefix + " must be http://host:port, not " + address);
        });
    }

    /** The address space of the shop. */
    public static Upstreams of(URI user, URI product, URI order, URI payment, URI notification) {
        return new Upstreams(Map.of(
                "/api/auth", user,
                "/api/users", user,
                "/.well-known", user,
                "/api/products", product,
                "/api/admin/products", product,
                "/api/orders", order,
                "/api/payments", payment,
                "/api/notifications", notification));
    }

    /** The service that answers for a path: the one with the longest prefix of whole segments. */
    Optional<URI> find(String path) {
        return byPrefix.keySet().stream()
                .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                .max(Comparator.comparingInt(String::length))
                .map(byPrefix::get);
    }

    private static void requireThat(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
