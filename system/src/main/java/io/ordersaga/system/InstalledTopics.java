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
    /** For ever, as each topic's data is spread over them: a data directory with another number does not start. */
    static final int PARTITIONS = 2;

    private static final short ALONE = 1;

    private final EmbeddedBroker broker;

    InstalledTopics(EmbeddedBroker broker) {
        this.broker = broker;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void start() throws InterruptedException {
        on(new Brokers(broker.bootstrapServers(), PARTITIONS, ALONE));
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
