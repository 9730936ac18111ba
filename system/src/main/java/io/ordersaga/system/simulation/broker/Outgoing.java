package io.ordersaga.system.simulation.broker;

import io.ordersaga.topics.log.Topic;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record on its way to a topic. Its value becomes bytes when somebody wants them. */
public final class Outgoing {
    private final Topic<?, ?> topic;
    private final byte @Nullable [] key;
    private final Headers headers;
    private final long timestamp;
    private final Optional<Entry.Read> meaning;
    private byte @Nullable [] value;
    private boolean written;

    private Outgoing(
            Topic<?, ?> topic, byte @Nullable [] key, Headers headers, long timestamp, Optional<Entry.Read> meaning) {
        this.topic = topic;
        this.key = key;
        this.headers = headers;
        this.timestamp = timestamp;
        this.meaning = meaning;
    }

    /**
     * A record of these values.
     *
     * @param timestamp milliseconds since the epoch
     */
    // Kafka's serializers pass a null through.
    @SuppressWarnings("NullAway")
    public static <K, V> Outgoing of(
            Topic<K, V> topic, @Nullable K key, @Nullable V value, Headers headers, long timestamp) {
        byte[] bytes = topic.key().serializer().serialize(topic.name(), key);
        return new Outgoing(topic, bytes, headers, timestamp, Optional.of(new Entry.Read(key, value)));
    }

    /** A record of these bytes, whatever they mean. */
    public static Outgoing raw(
            Topic<?, ?> topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers, long timestamp) {
        Outgoing outgoing = new Outgoing(topic, key, headers, timestamp, Optional.empty());
        outgoing.value = value;
        outgoing.written = true;
        return outgoing;
    }

    /** The same record, of which nothing but its bytes is known. */
    Outgoing inBytes() {
        return raw(topic, key, value(), headers, timestamp);
    }

    /** What was to be written; empty if only bytes are known. */
    Optional<Entry.Read> meaning() {
        return meaning;
    }

    Topic<?, ?> topic() {
        return topic;
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        if (!written) {
            value = meaning.map(read -> write(topic, read.value())).orElse(null);
            written = true;
        }
        return value;
    }

    /** Whether its value is there as bytes. */
    boolean isWritten() {
        return written;
    }

    // The value is the topic's: only of() leaves one to be written.
    @SuppressWarnings({"unchecked", "NullAway"})
    private static <K, V> byte @Nullable [] write(Topic<K, V> topic, @Nullable Object value) {
        return topic.value().serializer().serialize(topic.name(), (V) value);
    }

    Headers headers() {
        return headers;
    }

    long timestamp() {
        return timestamp;
    }
}
