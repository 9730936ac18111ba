package io.ordersaga.apps.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/**
 * Whether the broker answers. A question never waits: it gives what the last call to the broker found, and has the broker asked
 * again if that is no longer fresh.
 */
public final class BrokerCheck implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int TIMEOUT_MS = 2_000;

    private final Admin admin;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean reachable;
    private volatile long askedAt = System.nanoTime() - FRESH.toNanos();

    /** @param client names the connection in the broker's logs */
    public BrokerCheck(String bootstrapServers, String client) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, client,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
    }

    /** False until the first call has come back. */
    public boolean isReachable() {
        if (System.nanoTime() - askedAt >= FRESH.toNanos() && asking.compareAndSet(false, true)) {
            ask();
        }
        return reachable;
    }

    private void ask() {
        var unused = admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
                .nodes()
                .whenComplete((nodes, failure) -> {
                    reachable = failure == null && !nodes.isEmpty();
                    // What was not reached is asked again at once, so that a start does not wait for nothing.
                    askedAt = reachable ? System.nanoTime() : System.nanoTime() - FRESH.toNanos();
                    asking.set(false);
                });
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
