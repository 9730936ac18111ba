package io.ordersaga.apps.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the committed part of topics, and at how far a consumer group is with them, without being a member of it. */
final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;

    LogReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** How a reader comes into being, which takes a connection. */
    interface Connection {
        LogReader open();
    }

    /** @param group whose progress can be asked for */
    static LogReader connect(String group, String bootstrapServers) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.CLIENT_ID_CONFIG,
                group + "-log",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        return new LogReader(new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** Where the committed part of each partition ends. */
    Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** Where the group goes on in each partition; empty where it has never committed. */
    Map<TopicPartition, Optional<Long>> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        return partitions.stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition ->
                                Optional.ofNullable(committed.get(partition)).map(OffsetAndMetadata::offset)));
    }

    /**
     * The offset of the last record in a stretch of the log; empty if there is nothing but marks of transactions.
     *
     * @param from empty for the beginning of the log
     */
    Optional<Long> lastRecord(TopicPartition partition, Optional<Long> from, long end) {
        consumer.assign(Set.of(partition));
        from.ifPresentOrElse(
                offset -> consumer.seek(partition, offset), () -> consumer.seekToBeginning(Set.of(partition)));
        Optional<Long> last = Optional.empty();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                if (record.offset() < end) {
                    last = Optional.of(record.offset());
                }
            }
        }
        return last;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
