package io.ordersaga.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.apps.settings.KafkaCluster;
import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.apps.settings.Membership;
import io.ordersaga.apps.settings.Pace;
import io.ordersaga.topology.stream.DeadLetterProcessing;
import io.ordersaga.topology.stream.DeadLetterReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {
    private static final Pace DECISIONS = new Pace(Duration.ofMillis(15), Duration.ofMillis(10), Duration.ZERO);

    private final Properties properties = properties(DECISIONS);

    private static Properties properties(Pace pace) {
        KafkaCluster cluster = new KafkaCluster(
                "one:9092,two:9092",
                Path.of("/state"),
                12,
                (short) 3,
                new Membership("eu-2", 1, Duration.ofSeconds(8), false));
        return StreamsProperties.of(
                "order-service", new KafkaSettings(cluster, pace, pace), pace, new HostInfo("localhost", 8081));
    }

    @Test
    void shouldPinEveryValue() {
        assertThat(properties)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("application.id", "order-service"),
                        Map.entry("bootstrap.servers", "one:9092,two:9092"),
                        Map.entry("state.dir", "/state"),
                        Map.entry("application.server", "localhost:8081"),
                        Map.entry("replication.factor", 3),
                        Map.entry("num.stream.threads", 1),
                        Map.entry("num.standby.replicas", 1),
                        Map.entry("probing.rebalance.interval.ms", 60_000),
                        Map.entry("main.consumer.group.instance.id", "eu-2"),
                        Map.entry("processing.guarantee", "exactly_once_v2"),
                        Map.entry("commit.interval.ms", 15L),
                        Map.entry("poll.ms", 10L),
                        Map.entry("task.timeout.ms", 60_000L),
                        Map.entry("statestore.cache.max.bytes", 0),
                        Map.entry("ensure.explicit.internal.resource.naming", true),
                        Map.entry("topology.optimization", "none"),
                        Map.entry("rocksdb.config.setter", BoundedRocksDb.class),
                        Map.entry("deserialization.exception.handler", DeadLetterReading.class),
                        Map.entry("processing.exception.handler", DeadLetterProcessing.class),
                        Map.entry("processing.exception.handler.global.enabled", true),
                        Map.entry("main.consumer.session.timeout.ms", 8_000),
                        Map.entry("main.consumer.heartbeat.interval.ms", 2_000),
                        Map.entry("main.consumer.max.poll.records", 200),
                        Map.entry("producer.batch.size", 262_144),
                        Map.entry("restore.consumer.fetch.max.wait.ms", 50),
                        Map.entry("metric.reporters", ""),
                        Map.entry("enable.metrics.push", false)));
    }

    @Test
    void shouldLetRecordsGatherWhereNobodyWaitsForThem() {
        Pace patient = new Pace(Duration.ofMillis(250), Duration.ofMillis(100), Duration.ofMillis(120));

        assertThat(new StreamsConfig(properties(patient)).getMainConsumerConfigs("order-service", "c", 0))
                .containsEntry("fetch.min.bytes", 65_536)
                .containsEntry("fetch.max.wait.ms", 120);
    }

    @Test
    void shouldLeaveTheProducersLingerToStreams() {
        StreamsConfig config = new StreamsConfig(properties);

        Object chosenByStreams = new StreamsConfig(Map.of("application.id", "a", "bootstrap.servers", "one:9092"))
                .getProducerConfigs("p")
                .get(ProducerConfig.LINGER_MS_CONFIG);

        assertThat(config.getProducerConfigs("p").get(ProducerConfig.LINGER_MS_CONFIG))
                .isNotNull()
                .isEqualTo(chosenByStreams);
    }

    @Test
    void shouldBeValidForStreamsAndReadCommittedRecordsOnly() {
        StreamsConfig config = new StreamsConfig(properties);

        assertThat(config.getMainConsumerConfigs("order-service", "c", 0))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("session.timeout.ms", 8_000);
        assertThat(config.getProducerConfigs("p")).containsEntry("enable.idempotence", true);
    }
}
