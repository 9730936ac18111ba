package io.ordersaga.apps.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Whether the broker answers. */
public final class BrokerCheck implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int TIMEOUT_MS = 2_000;

    private final Admin admin;
    private final Latest<Boolean> reachable = new Latest<>(false, FRESH, this::ask);

    /** @param client names the connection in the broker's logs */
    public BrokerCheck(String bootstrapServers, String client) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, client,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
    }

    /** What the last call to the broker found, false until the first has come back. Never waits. */
    public boolean isReachable() {
        return reachable.get();
    }

    private CompletionStage<Boolean> ask() {
        return admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
                .nodes()
                .toCompletionStage()
                .thenApply(nodes -> !nodes.isEmpty());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
