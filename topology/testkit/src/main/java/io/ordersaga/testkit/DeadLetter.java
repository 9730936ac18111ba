package io.ordersaga.testkit;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record that a topology gave up.
 *
 * @param key empty if it had none
 * @param value empty if it had none
 * @param headers those that the record came with, and those that say why it lies here
 */
public record DeadLetter(
        DeadLetterTopic topic, Optional<Bytes> key, Optional<Bytes> value, Map<String, String> headers) {
    public DeadLetter {
        headers = Map.copyOf(headers);
    }

    DeadLetter(DeadLetterTopic topic, OutputRecord<byte[], byte[]> record) {
        this(
                topic,
                Optional.ofNullable(record.key()).map(Bytes::wrap),
                Optional.ofNullable(record.value()).map(Bytes::wrap),
                record.headers());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** What was wrong with it. */
    public Optional<String> reason() {
        return header(topic.reason());
    }
}
