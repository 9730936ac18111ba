package io.ordersaga.testkit;

import java.util.List;
import java.util.Optional;

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

    /** One header of each record; empty where a record does not have it. */
    public List<Optional<String>> headers(String name) {
        return records.stream().map(record -> record.header(name)).toList();
    }
}
