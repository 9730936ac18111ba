package io.ordersaga.edge.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topology.stream.KeyedStore;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The keys of a store as the texts that they are stored as. */
record StoreKeys<K>(KeyedStore<K, ?> store) {

    String text(K key) {
        return new String(store.key().serializer().serialize(store.name(), key), UTF_8);
    }

    /** Empty if no key of this store has this text. */
    Optional<K> key(String text) {
        try {
            return Optional.of(store.key().deserializer().deserialize(store.name(), text.getBytes(UTF_8)));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    /**
     * What a range begins with, and everything behind it. To be closed by the caller.
     *
     * @throws IllegalArgumentException if the range begins with what is no key of this store
     */
    <R> KeyValueIterator<K, R> from(KeyRange range, ReadOnlyKeyValueStore<K, R> rows) {
        Optional<String> from = range.from().filter(key -> KeyRange.ORDER.compare(key, range.prefix()) > 0);
        if (from.isPresent()) {
            K first = from.flatMap(this::key)
                    .orElseThrow(
                            () -> new IllegalArgumentException("a range of " + store.name() + " begins with a key"));
            return behind(rows, first);
        }
        return range.prefix().isEmpty() ? rows.all() : rows.prefixScan(range.prefix(), new StringSerializer());
    }

    // A missing end is no end, which the interface does not say.
    @SuppressWarnings("NullAway")
    private static <K, R> KeyValueIterator<K, R> behind(ReadOnlyKeyValueStore<K, R> rows, K first) {
        return rows.range(first, null);
    }
}
