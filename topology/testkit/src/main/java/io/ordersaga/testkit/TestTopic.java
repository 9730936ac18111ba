package io.ordersaga.testkit;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic as a test speaks of it: what it is called, and how its keys and values are written and read.
 *
 * @param name as the topology names it
 */
public record TestTopic<K, V>(String name, Serde<K> key, Serde<V> value) {

    /** The same topic, in the form that reads well as a constant. */
    public static <K, V> TestTopic<K, V> of(String name, Serde<K> key, Serde<V> value) {
        return new TestTopic<>(name, key, value);
    }
}
