package io.ordersaga.edge.store;

import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topology.stream.KeyedStore;
import java.util.Base64;
import org.apache.kafka.common.serialization.Serde;

/** Keys and rows of a store as text, by its serdes. */
record StoreBytes<K, R>(KeyedStore<K, R> store) {
    private static final Serde<PartitionSize> SIZE = Serdes.row(PartitionSize.class);

    /** For what is told of a store instead of its rows. */
    static <K> StoreBytes<K, PartitionSize> sizes(KeyedStore<K, ?> store) {
        return new StoreBytes<>(new KeyedStore<>(store.name(), store.key(), SIZE));
    }

    String key(K key) {
        return text(store.key().serializer().serialize(store.name(), key));
    }

    K key(String text) {
        return store.key().deserializer().deserialize(store.name(), bytes(text));
    }

    String row(R row) {
        return text(store.value().serializer().serialize(store.name(), row));
    }

    R row(String text) {
        return store.value().deserializer().deserialize(store.name(), bytes(text));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
