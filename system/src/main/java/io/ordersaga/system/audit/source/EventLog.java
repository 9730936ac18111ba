package io.ordersaga.system.audit.source;

import io.ordersaga.system.audit.books.Books;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the event topics into the books, committed records only. Used by one thread. */
public final class EventLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> writers = new HashMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<TopicPartition> partitions = new ArrayList<>();
    private long read;

    /** A record that is no event. */
    public record Unreadable(String place, String reason) {}

    /** @param bootstrapServers the brokers, as {@code host:port,…} */
    public EventLog(String bootstrapServers, Books books) {
        write(Topics.ORDER_EVENTS, books::order);
        write(Topics.PRODUCT_EVENTS, books::stock);
        write(Topics.CATALOG_EVENTS, books::catalog);
        write(Topics.PAYMENT_EVENTS, books::payment);
        write(Topics.USER_EVENTS, books::user);
        write(Topics.NOTIFICATION_EVENTS, books::notification);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "audit",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private <K, E> void write(Topic<K, Message<E>> topic, Consumer<Message<E>> into) {
        writers.put(topic.name(), record -> read(topic, record, into));
    }

    private <K, E> void read(
            Topic<K, Message<E>> topic, ConsumerRecord<byte[], byte[]> record, Consumer<Message<E>> into) {
        try {
            Message<E> message = topic.value().deserializer().deserialize(record.topic(), record.value());
            if (message == null) {
                throw new SerializationException("has no value");
            }
            into.accept(message);
        } catch (SerializationException e) {
            unreadable.add(new Unreadable(
                    record.topic() + "-" + record.partition() + "@" + record.offset(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * Goes on from where it has come to, up to what is committed at this moment.
     *
     * @throws IllegalStateException if the broker gives nothing for a minute
     */
    public void advance() {
        if (partitions.isEmpty()) {
            writers.keySet()
                    .forEach(topic -> consumer.partitionsFor(topic)
                            .forEach(one -> partitions.add(new TopicPartition(topic, one.partition()))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        readTo(consumer.endOffsets(partitions));
    }

    private void readTo(Map<TopicPartition, Long> ends) {
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            int some = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Objects.requireNonNull(writers.get(record.topic())).accept(record);
                some++;
            }
            heard = some > 0 ? System.nanoTime() : heard;
            if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                throw new IllegalStateException("the broker gives no events up to " + ends);
            }
            read += some;
        }
    }

    /** How many records it has read so far. */
    public long read() {
        return read;
    }

    /** Every record so far that is no event. */
    public List<Unreadable> unreadable() {
        return List.copyOf(unreadable);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
