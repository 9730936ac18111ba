package io.ordersaga.apps.settings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the services of one process use Kafka.
 *
 * @param bootstrapServers the brokers, as {@code host:port,…}
 * @param stateDirectory where each service keeps its stores in a directory of its own; no other process may use it
 * @param partitions of every topic; the same for ever
 * @param replicationFactor of topics and changelogs that are created now
 * @param commitInterval how often Streams commits; each step of the saga waits for a commit
 * @param pollTime how long a Streams thread waits for records before it looks whether a commit is due
 */
public record KafkaSettings(
        String bootstrapServers,
        Path stateDirectory,
        int partitions,
        short replicationFactor,
        Duration commitInterval,
        Duration pollTime) {}
