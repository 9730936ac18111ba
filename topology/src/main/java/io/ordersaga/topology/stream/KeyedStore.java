package io.ordersaga.topology.stream;

import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * One key-value store of a topology: persistent, with a changelog, without a cache.
 *
 * @param name names the changelog topic too: to rename a store is to lose what it holds
 */
public record KeyedStore<K, V>(String name, Serde<K> key, Serde<V> value) {

    /** A builder of its own for each call, as two suppliers must not share one. */
    public StoreBuilder<KeyValueStore<K, V>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), key, value);
    }

    /** The store itself, for a processor that is connected to it. */
    public KeyValueStore<K, V> in(ProcessingContext context) {
        KeyValueStore<K, V> store = context.getStateStore(name);
        return Objects.requireNonNull(store, () -> "processor is not connected to store " + name);
    }
}
