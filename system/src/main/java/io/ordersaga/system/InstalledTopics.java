package io.ordersaga.system;

import io.ordersaga.system.broker.EmbeddedBroker;
import io.ordersaga.system.part.Part;
import io.ordersaga.topics.log.TopicInstaller;
import io.ordersaga.topics.log.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The topics of the catalogue on the embedded broker. */
final class InstalledTopics implements Part {
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
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            new TopicInstaller(PARTITIONS, ALONE).install(admin, Topics.ALL);
        }
    }

    @Override
    public void close() {
        // Topics stay as they are.
    }
}
