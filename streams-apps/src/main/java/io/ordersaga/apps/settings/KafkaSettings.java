package io.ordersaga.apps.settings;

/**
 * How one service uses Kafka.
 *
 * @param decisions the pace of applications that decide; each step of the saga waits for a commit
 * @param views the pace of applications that only show what was decided; a row can be read before it is committed
 */
public record KafkaSettings(KafkaCluster cluster, Pace decisions, Pace views) {

    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    public int partitions() {
        return cluster.partitions();
    }
}
