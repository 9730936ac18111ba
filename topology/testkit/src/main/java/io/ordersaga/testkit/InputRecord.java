package io.ordersaga.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** One record that a test sends. */
record InputRecord<K, V>(@Nullable K key, @Nullable V value, Map<String, String> headers, Instant timestamp) {

    RawRecord to(TestTopic<K, V> topic) {
        Headers written = new RecordHeaders();
        headers.forEach((name, text) -> written.add(name, text.getBytes(UTF_8)));
        return new RawRecord(
                topic.name(),
                Bytes.wrap(topic.key().serializer().serialize(topic.name(), written, key)),
                Bytes.wrap(topic.value().serializer().serialize(topic.name(), written, value)),
                written,
                timestamp);
    }
}
