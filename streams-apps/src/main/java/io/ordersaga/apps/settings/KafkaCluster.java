package io.ordersaga.apps.settings;

import java.nio.file.Path;

/**
 * The brokers, and how the services of one process stand to them.
 *
 * @param bootstrapServers the brokers, as {@code host:port,…}
 * @param stateDirectory where each application keeps its stores in a directory of its own; no other process may use it
 * @param partitions of every topic; the same for ever
 * @param replicationFactor of topics and changelogs that are created now
 * @param membership of this process among the instances of its services
 */
public record KafkaCluster(
        String bootstrapServers, Path stateDirectory, int partitions, short replicationFactor, Membership membership) {}
