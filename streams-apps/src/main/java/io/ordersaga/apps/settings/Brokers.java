package io.ordersaga.apps.settings;

import java.util.Map;
import java.util.Optional;

/**
 * Brokers that run elsewhere, and how topics are made on them. From the environment only.
 *
 * @param bootstrapServers {@code KAFKA_BOOTSTRAP_SERVERS}
 * @param partitions {@code KAFKA_PARTITIONS}: of every topic, for ever
 * @param replicationFactor {@code KAFKA_REPLICATION_FACTOR}: of topics and changelogs that are created now
 */
public record Brokers(String bootstrapServers, int partitions, short replicationFactor) {
    private static final String SERVERS = ListenSettings.HOST + ":\\d{1,5}(," + ListenSettings.HOST + ":\\d{1,5})*";

    /** @throws InvalidSettingsException naming every variable that is wrong */
    public static Brokers of(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        Brokers settings = read(reader);
        reader.complete();
        return settings;
    }

    public static Brokers read(SettingsReader reader) {
        Optional<String> servers = reader.optional("KAFKA_BOOTSTRAP_SERVERS", SERVERS);
        if (servers.isEmpty()) {
            reader.refuse("KAFKA_BOOTSTRAP_SERVERS must be set: host:port, more of them after commas");
        }
        return new Brokers(servers.orElse(""), reader.integer("KAFKA_PARTITIONS", 12, 1, 1_000), (short)
                reader.integer("KAFKA_REPLICATION_FACTOR", 3, 1, 9));
    }
}
