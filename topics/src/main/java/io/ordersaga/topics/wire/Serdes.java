package io.ordersaga.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serdes of all topics and stores. Each is immutable and safe for use by many threads. Bytes that are not what they
 * should be raise {@link SerializationException}; a null (a tombstone) passes through as null.
 */
public final class Serdes {
    private static final JsonMapper JSON = JsonFormat.mapper();
    private static final ObjectReader FIELDS = JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Serdes() {}

    /** Keys: plain text. */
    public static <K> Serde<K> key(Function<K, String> write, Function<String, K> read) {
        return serde(key -> write.apply(key).getBytes(UTF_8), bytes -> read.apply(new String(bytes, UTF_8)));
    }

    /** Events and commands: one flat JSON object with the envelope's three fields first. */
    public static <T> Serde<Message<T>> message(WireTypes<T> types) {
        return serde(message -> writeMessage(types, message), bytes -> readMessage(types, bytes));
    }

    /** Values of a sealed family without an envelope, such as the states of a saga. */
    public static <T> Serde<T> tagged(WireTypes<T> types) {
        return serde(value -> writeTagged(types, value), bytes -> readTagged(types, bytes));
    }

    /** Values of one record type. */
    public static <T> Serde<T> row(Class<T> type) {
        return serde(JSON::writeValueAsBytes, bytes -> readRow(type, bytes));
    }

    private static <T> byte[] writeMessage(WireTypes<T> types, Message<T> message) throws IOException {
        return JSON.writeValueAsBytes(
                new Flat<>(types.nameOf(message.body()), message.eventId(), message.occurredAt(), message.body()));
    }

    private static <T> Message<T> readMessage(WireTypes<T> types, byte[] bytes) throws IOException {
        Head head = Head.ofMessage(FIELDS, bytes);
        return new Message<>(head.eventId(), head.occurredAt(), readRow(types.typeOf(head.eventType()), bytes));
    }

    private static <T> byte[] writeTagged(WireTypes<T> types, T value) throws IOException {
        return JSON.writeValueAsBytes(new FlatTagged<>(types.nameOf(value), value));
    }

    private static <T> T readTagged(WireTypes<T> types, byte[] bytes) throws IOException {
        return readRow(types.typeOf(Head.eventTypeOf(FIELDS, bytes)), bytes);
    }

    private static <T> T readRow(Class<T> type, byte[] bytes) throws IOException {
        T row = JSON.readValue(bytes, type);
        if (row == null) {
            throw new SerializationException("a value must be an object; only a record without a value is a tombstone");
        }
        return row;
    }

    // Kafka's contract passes null for tombstones, which is why null-safety ends here.
    @SuppressWarnings("NullAway")
    private static <T> Serde<T> serde(Write<T> write, Read<T> read) {
        Serializer<T> serializer = (topic, value) -> value == null ? null : attempt(() -> write.apply(value));
        Deserializer<T> deserializer = (topic, bytes) -> bytes == null ? null : attempt(() -> read.apply(bytes));
        return org.apache.kafka.common.serialization.Serdes.serdeFrom(serializer, deserializer);
    }

    private static <R> R attempt(Step<R> step) {
        try {
            return step.run();
        } catch (IOException | IllegalArgumentException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }

    private record Flat<T>(
            String eventType,
            EventId eventId,
            Instant occurredAt,
            @JsonUnwrapped T body) {}

    private record FlatTagged<T>(
            String eventType, @JsonUnwrapped T value) {}

    private interface Write<T> {
        byte[] apply(T value) throws IOException;
    }

    private interface Read<T> {
        T apply(byte[] bytes) throws IOException;
    }

    private interface Step<R> {
        R run() throws IOException;
    }
}
