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

/** A log reader that is a consumer of its own, of no group. */
final class KafkaLogReader implements LogReader {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;

    KafkaLogReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
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
        return new KafkaLogReader(
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    @Override
    public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    @Override
    public Map<TopicPartition, Optional<Long>> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        return partitions.stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition ->
                                Optional.ofNullable(committed.get(partition)).map(OffsetAndMetadata::offset)));
    }

    @Override
    public Optional<Long> lastRecord(TopicPartition partition, Optional<Long> from, long end) {
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
