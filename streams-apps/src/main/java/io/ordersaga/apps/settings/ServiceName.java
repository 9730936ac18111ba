package io.ordersaga.apps.settings;

import java.util.Arrays;
import java.util.Optional;

/** The services that can run in processes of their own, and the ports that are documented for them. */
public enum ServiceName {
    GATEWAY("gateway", 3000),
    USERS("user-service", 3001),
    PRODUCTS("product-service", 3002),
    ORDERS("order-service", 3003),
    PAYMENTS("payment-service", 3004),
    NOTIFICATIONS("notification-service", 3005),
    ANALYTICS("analytics-service", 3006);

    private final String id;
    private final int port;

    ServiceName(String id, int port) {
        this.id = id;
        this.port = port;
    }

    /** As it is called in commands, settings, logs and metrics. */
    public String id() {
        return id;
    }

    /** Where its first instance listens unless something else is said. */
    public int port() {
        return port;
    }

    public static Optional<ServiceName> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
