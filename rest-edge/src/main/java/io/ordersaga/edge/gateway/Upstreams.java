package io.ordersaga.edge.gateway;

import io.ordersaga.edge.stores.StoreEdge;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.analytics.AnalyticsTopology;
import io.ordersaga.topology.stream.notification.NotificationViews;
import io.ordersaga.topology.stream.order.OrderViews;
import io.ordersaga.topology.stream.payment.PaymentViews;
import io.ordersaga.topology.stream.product.ProductViews;
import io.ordersaga.topology.stream.user.UserViews;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
    private static final Map<String, String> SHOP = shop();

    private static Map<String, String> shop() {
        Map<String, String> shop = new HashMap<>();
        shop.put("/api/auth", "user-service");
        shop.put("/api/users", "user-service");
        shop.put("/.well-known", "user-service");
        shop.put("/api/products", "product-service");
        shop.put("/api/admin/products", "product-service");
        shop.put("/api/orders", "order-service");
        shop.put("/api/payments", "payment-service");
        shop.put("/api/notifications", "notification-service");
        shop.put("/api/analytics", "analytics-service");
        // Also answers for stores that there are not.
        shop.put(StoreEdge.PATH, "analytics-service");
        Map<String, List<OpenStore<?, ?>>> stores = Map.of(
                "user-service", UserViews.open(),
                "product-service", ProductViews.open(),
                "order-service", OrderViews.open(),
                "payment-service", PaymentViews.open(),
                "notification-service", NotificationViews.open(),
                "analytics-service", AnalyticsTopology.open());
        stores.forEach(
                (service, open) -> open.forEach(store -> shop.put(StoreEdge.PATH + "/" + store.name(), service)));
        return Map.copyOf(shop);
    }

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

    /** The services that keep stores, each once. */
    List<Upstream> storeKeepers() {
        return byPrefix.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(StoreEdge.PATH + "/"))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted(Comparator.comparing(Upstream::first))
                .toList();
    }

    /** The part of the address space that a path is in: the longest prefix of whole segments. */
    Optional<String> prefix(String path) {
        return byPrefix.keySet().stream()
                .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                .max(Comparator.comparingInt(String::length));
    }
}
