package io.ordersaga.system;

import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.local.LocalPort;
import java.util.List;

/**
 * The ports of a system in one JVM: the documented ones, all moved by one offset.
 *
 * @param offset 0 to {@link #MAX_OFFSET}; systems whose offsets differ by 10 or more do not meet
 */
public record Ports(int offset) {
    public static final int MAX_OFFSET = LocalPort.MAX - 9093;

    /** @throws IllegalArgumentException if the offset is out of range */
    public Ports {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("the port offset must be 0.." + MAX_OFFSET + " but is " + offset);
        }
    }

    /** Of a service. */
    public LocalPort of(ServiceName service) {
        return port(service.id(), service.port());
    }

    public LocalPort gateway() {
        return of(ServiceName.GATEWAY);
    }

    public LocalPort userService() {
        return of(ServiceName.USERS);
    }

    public LocalPort productService() {
        return of(ServiceName.PRODUCTS);
    }

    public LocalPort orderService() {
        return of(ServiceName.ORDERS);
    }

    public LocalPort paymentService() {
        return of(ServiceName.PAYMENTS);
    }

    public LocalPort notificationService() {
        return of(ServiceName.NOTIFICATIONS);
    }

    public LocalPort analyticsService() {
        return of(ServiceName.ANALYTICS);
    }

    public LocalPort configServer() {
        return port("config server", 8888);
    }

    /** Where an auditor that watches shows its metrics. */
    public LocalPort auditor() {
        return port("auditor", 3007);
    }

    /** The REST interface of the Connect worker. */
    public LocalPort connect() {
        return port("Connect worker", 8083);
    }

    public LocalPort postgres() {
        return port("PostgreSQL server", 5433);
    }

    public LocalPort broker() {
        return port("Kafka broker", 9092);
    }

    public LocalPort controller() {
        return port("Kafka controller", 9093);
    }

    /** The ports of the gateway and of the services, which nothing else probes before it listens on them. */
    public List<LocalPort> http() {
        return List.of(
                gateway(),
                userService(),
                productService(),
                orderService(),
                paymentService(),
                notificationService(),
                analyticsService(),
                configServer());
    }

    private LocalPort port(String use, int number) {
        return new LocalPort(use, number + offset);
    }
}
