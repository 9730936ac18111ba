package io.ordersaga.testkit;

import io.ordersaga.topics.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What a topology had written to one topic, and no one had read, when the test asked for it.
 *
 * @param records in the order in which they were written
 */
public record Output<K, V>(List<OutputRecord<K, V>> records) {
    public Output {
        records = List.copyOf(records);
    }

    public List<K> keys() {
        return records.stream().map(OutputRecord::key).toList();
    }

    /** Tombstones appear as null. */
    public List<V> values() {
        return records.stream().map(OutputRecord::value).toList();
    }

    /**
     * The bodies of the messages.
     *
     * @throws ClassCastException if the topic's values are no {@link Message}
     */
    public List<Object> bodies() {
        List<Object> bodies = new ArrayList<>();
        values().forEach(value -> bodies.add(((Message<?>) value).body()));
        return bodies;
    }
}
