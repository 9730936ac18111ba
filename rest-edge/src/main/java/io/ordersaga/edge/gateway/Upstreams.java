package io.ordersaga.edge.gateway;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which service answers for which part of the address space.
 *
 * @param byPrefix the service, by path prefix, which starts with a slash and ends without
 */
public record Upstreams(Map<String, Upstream> byPrefix) {
    private static final Map<String, String> SHOP = Map.of(
            "/api/auth", "user-service",
            "/api/users", "user-service",
            "/.well-known", "user-service",
            "/api/products", "product-service",
            "/api/admin/products", "product-service",
            "/api/orders", "order-service",
            "/api/payments", "payment-service",
            "/api/notifications", "notification-service",
            "/api/analytics", "analytics-service");

    /** @throws IllegalArgumentException naming the prefix that has another form */
    public Upstreams {
        byPrefix = Map.copyOf(byPrefix);
        for (String prefix : byPrefix.keySet()) {
            if (!prefix.matches("(/[A-Za-z0-9._-]+)+")) {
                throw new IllegalArgumentException("not a path prefix: " + prefix);
            }
        }
    }

    /**
     * The address space of the shop.
     *
     * @param service gives each service by its name, such as {@code order-service}
     */
    public static Upstreams of(Function<String, Upstream> service) {
        return new Upstreams(SHOP.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> service.apply(entry.getValue()))));
    }

    /** The service that answers for a path: the one with the longest prefix of whole segments. */
    Optional<Upstream> find(String path) {
        return prefix(path).map(byPrefix::get);
    }

    /** The part of the address space that a path is in: the longest prefix of whole segments. */
    Optional<String> prefix(String path) {
        return byPrefix.keySet().stream()
                .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                .max(Comparator.comparingInt(String::length));
    }
}
