package io.ordersaga.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in a topic.
 *
 * @param key null if it has none
 * @param value null for a tombstone
 */
record RawRecord(
        String topic, @Nullable Bytes key, @Nullable Bytes value, Headers headers, Instant timestamp) {

    static RawRecord of(String topic, TestRecord<byte[], byte[]> record) {
        return new RawRecord(
                topic, Bytes.wrap(record.key()), Bytes.wrap(record.value()), record.headers(), record.getRecordTime());
    }

    TestRecord<byte[], byte[]> record() {
        return new TestRecord<>(bytes(key), bytes(value), headers, timestamp);
    }

    /** @throws AssertionError if the bytes are not what the topic's serdes write */
    <K, V> OutputRecord<K, V> as(TestTopic<K, V> of) {
        try {
            return new OutputRecord<>(
                    of.key().deserializer().deserialize(topic, headers, bytes(key)),
                    of.value().deserializer().deserialize(topic, headers, bytes(value)),
                    headerTexts(),
                    timestamp);
        } catch (RuntimeException e) {
            throw new AssertionError("what was written to " + topic + " cannot be read with the serdes given: " + e, e);
        }
    }

    /** Of two headers with one name the last. */
    Map<String, String> headerTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), RecordText.of(header.value())));
        return texts;
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.get();
    }
}
