package io.ordersaga.topology.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topics.MessageHeaders;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What a store of deadlines holds of one.
 *
 * @param key of the thing that waits
 * @param traceparent of the step that set it, so that what follows from the time-out belongs to the same trace
 */
public record Deadline<K>(K key, Optional<String> traceparent) {
    private static final byte SEPARATOR = ' ';

    static <K> Deadline<K> of(K key, Headers headers) {
        return new Deadline<>(
                key,
                Optional.ofNullable(headers.lastHeader(MessageHeaders.TRACEPARENT))
                        .map(header -> new String(header.value(), UTF_8)));
    }

    Headers headers() {
        Headers headers = new RecordHeaders();
        traceparent.ifPresent(value -> headers.add(MessageHeaders.TRACEPARENT, value.getBytes(UTF_8)));
        return headers;
    }

    /** The key's bytes, then a space and the trace context if there is one. Keys are ids, which have no spaces. */
    static <K> Serde<Deadline<K>> serde(Serde<K> keys) {
        return Serdes.serdeFrom(
                (topic, deadline) -> join(keys.serializer().serialize(topic, deadline.key()), deadline.traceparent()),
                (topic, bytes) -> split(topic, bytes, keys));
    }

    private static byte[] join(byte[] key, Optional<String> traceparent) {
        byte[] trace = traceparent.orElse("").getBytes(UTF_8);
        return trace.length == 0
                ? key
                : ByteBuffer.allocate(key.length + 1 + trace.length)
                        .put(key)
                        .put(SEPARATOR)
                        .put(trace)
                        .array();
    }

    private static <K> Deadline<K> split(String topic, byte[] bytes, Serde<K> keys) {
        int end = 0;
        while (end < bytes.length && bytes[end] != SEPARATOR) {
            end++;
        }
        K key = keys.deserializer().deserialize(topic, Arrays.copyOf(bytes, end));
        return new Deadline<>(
                key,
                end == bytes.length
                        ? Optional.empty()
                        : Optional.of(new String(bytes, end + 1, bytes.length - end - 1, UTF_8)));
    }
}
