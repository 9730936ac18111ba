package io.ordersaga.edge.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.http.Origin;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.log.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes commands to their topics. The topic is the first place a command is written to, so a command that was confirmed is
 * never lost and one that was not can be sent again. Safe for use by many threads.
 */
public final class CommandSender implements AutoCloseable {
    private static final int DELIVERY_TIMEOUT_MS = 10_000;
    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final Observer observer;

    /** Hears of every command, on the thread that sent it. It must return at once and must not throw. */
    public interface Observer {
        /** @param confirmed false where it is not known whether the command was accepted */
        void sent(String topic, boolean confirmed);
    }

    CommandSender(Producer<byte[], byte[]> producer) {
        this(producer, (topic, confirmed) -> {});
    }

    private CommandSender(Producer<byte[], byte[]> producer, Observer observer) {
        this.producer = producer;
        this.observer = observer;
    }

    /** @param client names the producer in the broker's logs and metrics */
    public static CommandSender to(String bootstrapServers, String client, Observer observer) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG, client,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        return new CommandSender(
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()), observer);
    }

    /**
     * Returns when the broker has confirmed the command.
     *
     * @throws CommandNotSentException if it has not within ten seconds
     */
    public <K, T> void send(Topic<K, Message<T>> topic, K key, Message<T> command, Origin origin)
            throws InterruptedException {
        byte[] keyBytes = topic.key().serializer().serialize(topic.name(), key);
        byte[] valueBytes = topic.value().serializer().serialize(topic.name(), command);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), keyBytes, valueBytes);
        record.headers().add(MessageHeaders.TRACEPARENT, origin.traceparent().getBytes(UTF_8));
        origin.actor()
                .ifPresent(actor ->
                        record.headers().add(MessageHeaders.ACTOR, actor.value().getBytes(UTF_8)));
        try {
            producer.send(record).get();
            observer.sent(topic.name(), true);
        } catch (ExecutionException | KafkaException e) {
            observer.sent(topic.name(), false);
            throw new CommandNotSentException(topic.name(), e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
