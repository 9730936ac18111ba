package io.ordersaga.system.simulation.task;

import java.lang.reflect.Field;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;

/** The name of a key-value store and how its rows become bytes, taken out of the builder that a processor brings. */
public record StoreSerdes<K, V>(String name, Serde<K> key, Serde<V> value) {

    /** @throws IllegalArgumentException if it is no builder of a key-value store */
    static StoreSerdes<?, ?> of(StoreBuilder<?> builder) {
        if (!(builder instanceof AbstractStoreBuilder<?, ?, ?> known)) {
            throw new IllegalArgumentException("not a builder of a key-value store: " + builder.getClass());
        }
        return of(known);
    }

    // The builder's own fields hold the serdes it was given, which its type parameters are about.
    @SuppressWarnings("unchecked")
    private static <K, V> StoreSerdes<K, V> of(AbstractStoreBuilder<K, V, ?> builder) {
        return new StoreSerdes<>(
                builder.name(), (Serde<K>) field(builder, "keySerde"), (Serde<V>) field(builder, "valueSerde"));
    }

    // Kafka tells nobody the serdes of a store that it has not opened, and only with a directory and RocksDB it opens
    // one.
    private static Object field(AbstractStoreBuilder<?, ?, ?> builder, String name) {
        try {
            Field field = AbstractStoreBuilder.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Kafka Streams keeps a store's serdes elsewhere", e);
        }
    }

    KeyValueStore<K, V> open(StoreHome home) {
        return new TaskStore<>(this, home);
    }
}
