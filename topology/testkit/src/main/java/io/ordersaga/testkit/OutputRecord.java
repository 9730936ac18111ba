package io.ordersaga.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One record that a topology wrote.
 *
 * @param key null if it has none
 * @param value null for a tombstone
 * @param headers as text; of two with one name the last
 * @param timestamp the record's own, which Streams takes from its input
 */
public record OutputRecord<K, V>(K key, V value, Map<String, String> headers, Instant timestamp) {
    public OutputRecord {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
