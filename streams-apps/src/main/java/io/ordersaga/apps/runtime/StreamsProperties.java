package io.ordersaga.apps.runtime;

import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.apps.settings.Membership;
import io.ordersaga.apps.settings.Pace;
import io.ordersaga.topology.stream.DeadLetterProcessing;
import io.ordersaga.topology.stream.DeadLetterReading;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The Streams configuration of every service. What is set here was chosen by measurement or because another value loses
 * records or answers; docs/decisions says why.
 */
final class StreamsProperties {
    private static final int HEARTBEATS_PER_SESSION = 4;
    private static final int PROBING_MS = 60_000;
    private static final int MAX_POLL_RECORDS = 200;
    private static final int PRODUCER_BATCH_BYTES = 262_144;
    private static final int MANY_RECORDS_BYTES = 65_536;
    // A broker answers one request of a connection after the other: a store that is to be restored waits for the fetch
    // of others.
    private static final int RESTORE_FETCH_WAIT_MS = 50;
    private static final long TASK_TIMEOUT_MS = 60_000;

    // The library's constant is deprecated, as the next major version does this by itself.
    private static final String PROCESSING_HANDLER_FOR_GLOBAL_STORES = "processing.exception.handler.global.enabled";

    private StreamsProperties() {}

    static Properties of(String applicationId, KafkaSettings kafka, Pace pace, HostInfo self) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        config.put(
                StreamsConfig.STATE_DIR_CONFIG, kafka.cluster().stateDirectory().toString());
        config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
        config.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.cluster().replicationFactor());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        exactlyOnce(config, pace);
        brokenRecords(config);
        clients(config);
        gather(config, pace.fetchWait());
        member(config, kafka.cluster().membership());
        return config;
    }

    private static void exactlyOnce(Properties config, Pace pace) {
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, pace.commitInterval().toMillis());
        config.put(StreamsConfig.POLL_MS_CONFIG, pace.pollTime().toMillis());
        config.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, TASK_TIMEOUT_MS);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    }

    private static void brokenRecords(Properties config) {
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterReading.class);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessing.class);
        config.put(PROCESSING_HANDLER_FOR_GLOBAL_STORES, true);
    }

    private static void member(Properties config, Membership membership) {
        int session = Math.toIntExact(membership.sessionTimeout().toMillis());
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, membership.copies());
        config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MS);
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), membership.instance());
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                session / HEARTBEATS_PER_SESSION);
    }

    private static void clients(Properties config) {
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        // A full small batch would be sent before the commit and keep the broker's transaction open until then.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), PRODUCER_BATCH_BYTES);
        config.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // Not as thousands of MBeans: metrics are read at /metrics.
        config.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), RESTORE_FETCH_WAIT_MS);
    }

    private static void gather(Properties config, Duration fetchWait) {
        if (fetchWait.isPositive()) {
            config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), MANY_RECORDS_BYTES);
            config.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                    Math.toIntExact(fetchWait.toMillis()));
        }
    }
}
