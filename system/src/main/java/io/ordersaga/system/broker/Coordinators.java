package io.ordersaga.system.broker;

import io.ordersaga.system.part.Part;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * The broker's coordinators of groups and of transactions. A broker makes the topics that they keep their state in when it is
 * first asked for one; all services asking at once would wait for each other's attempts for more than a second.
 */
public final class Coordinators implements Part {
    private static final String NOBODY = "ordersaga-nobody";
    private static final int LOOK_AGAIN_MS = 20;
    private static final int DEFINITELY_TOO_SLOW_MS = 120_000;

    private final EmbeddedBroker broker;

    public Coordinators(EmbeddedBroker broker) {
        this.broker = broker;
    }

    @Override
    public String name() {
        return "coordinators";
    }

    /** Returns when both answer. @throws IllegalStateException if one does not within two minutes */
    @Override
    public void start() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                DEFINITELY_TOO_SLOW_MS,
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                LOOK_AGAIN_MS,
                AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG,
                LOOK_AGAIN_MS))) {
            KafkaFuture<?> transactions =
                    admin.describeTransactions(List.of(NOBODY)).description(NOBODY);
            KafkaFuture<?> groups = admin.listConsumerGroupOffsets(NOBODY).partitionsToOffsetAndMetadata();
            await(groups);
            await(transactions);
        }
    }

    @Override
    public void close() {
        // They end with the broker.
    }

    private static void await(KafkaFuture<?> answer) throws InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
                throw new IllegalStateException("the broker's coordinators do not answer", e.getCause());
            }
        }
    }
}
