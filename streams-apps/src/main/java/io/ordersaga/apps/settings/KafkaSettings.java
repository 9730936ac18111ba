package io.ordersaga.apps.settings;

import java.nio.file.Path;

/**
 * How the services of one process use Kafka.
 *
 * @param bootstrapServers the brokers, as {@code host:port,…}
 * @param stateDirectory where each application keeps its stores in a directory of its own; no other process may use it
 * @param partitions of every topic; the same for ever
 * @param replicationFactor of topics and changelogs that are created now
 * @param membership of this process among the instances of its services
 * @param decisions the pace of applications that decide; each step of the saga waits for a commit
 * @param views the pace of applications that only show what was decided; a row can be read before it is committed
 */
public record KafkaSettings(
        String bootstrapServers,
        Path stateDirectory,
        int partitions,
        short replicationFactor,
        Membership membership,
        Pace decisions,
        Pace views) {}
