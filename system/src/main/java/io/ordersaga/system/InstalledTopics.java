package io.ordersaga.system;

import io.ordersaga.apps.settings.Brokers;
import io.ordersaga.system.broker.EmbeddedBroker;
import io.ordersaga.system.part.Part;
import io.ordersaga.topics.log.TopicInstaller;
import io.ordersaga.topics.log.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The topics of the catalogue on the embedded broker. */
public final class InstalledTopics implements Part {
    private static final short ALONE = 1;

    private final EmbeddedBroker broker;
    private final int partitions;

    InstalledTopics(EmbeddedBroker broker, int partitions) {
        this.broker = broker;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void start() throws InterruptedException {
        on(new Brokers(broker.bootstrapServers(), partitions, ALONE));
    }

    /**
     * Creates the topics that are missing on brokers. Several processes may do so at the same time.
     *
     * @throws io.ordersaga.topics.log.TopicMismatchException if one is there and is not as it must be
     */
    public static void on(Brokers brokers) throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers.bootstrapServers()))) {
            new TopicInstaller(brokers.partitions(), brokers.replicationFactor()).install(admin, Topics.ALL);
        }
    }

    @Override
    public void close() {
        // Topics stay as they are.
    }
}
