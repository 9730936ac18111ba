package io.ordersaga.edge.store;

import io.ordersaga.topology.stream.KeyedStore;
import java.util.Base64;

/** Keys and rows of a store as text, by its serdes. */
record StoreBytes<K, R>(KeyedStore<K, R> store) {

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
