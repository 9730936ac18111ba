package io.ordersaga.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.SessionStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The stores of the topology that runs, to look into. An iterator that is taken from one of them must be closed before the
 * test ends. Each method refuses a name under which there is no store of its kind with an {@link IllegalArgumentException}
 * that lists the stores there are.
 */
final class Stores {
    private final TopologyTestDriver driver;

    Stores(TopologyTestDriver driver) {
        this.driver = driver;
    }

    /** The names of all stores, in order. */
    List<String> names() {
        return driver.getAllStateStores().keySet().stream().sorted().toList();
    }

    /** A key-value store; of one that keeps a timestamp with each value, only the values are shown. */
    <K, V> KeyValueStore<K, V> keyValue(String name) {
        return found("key-value store", name, driver::<K, V>getKeyValueStore);
    }

    /** A key-value store that keeps a timestamp with each value, as those of the DSL do. */
    <K, V> KeyValueStore<K, ValueAndTimestamp<V>> timestamped(String name) {
        return found("timestamped key-value store", name, driver::<K, V>getTimestampedKeyValueStore);
    }

    /** A key-value store that keeps the history of each key. */
    <K, V> VersionedKeyValueStore<K, V> versioned(String name) {
        return found("versioned key-value store", name, driver::<K, V>getVersionedKeyValueStore);
    }

    /** A window store; of one that keeps a timestamp with each value, only the values are shown. */
    <K, V> WindowStore<K, V> windowed(String name) {
        return found("window store", name, driver::<K, V>getWindowStore);
    }

    /** A window store that keeps a timestamp with each value, as those of the DSL do. */
    <K, V> WindowStore<K, ValueAndTimestamp<V>> timestampedWindowed(String name) {
        return found("timestamped window store", name, driver::<K, V>getTimestampedWindowStore);
    }

    <K, V> SessionStore<K, V> sessions(String name) {
        return found("session store", name, driver::<K, V>getSessionStore);
    }

    /** Everything in a key-value store, in the order of its keys' bytes. */
    <K, V> Map<K, V> entries(String keyValueStore) {
        KeyValueStore<K, V> store = keyValue(keyValueStore);
        return all(store::all);
    }

    /** Everything in a timestamped key-value store, in the order of its keys' bytes. */
    <K, V> Map<K, ValueAndTimestamp<V>> timestampedEntries(String timestampedStore) {
        KeyValueStore<K, ValueAndTimestamp<V>> store = timestamped(timestampedStore);
        return all(store::all);
    }

    /** Everything in a window store that its retention has left there. */
    <K, V> Map<Windowed<K>, V> windowEntries(String windowStore) {
        WindowStore<K, V> store = windowed(windowStore);
        return all(store::all);
    }

    /** Everything in a session store that its retention has left there. */
    <K, V> Map<Windowed<K>, V> sessionEntries(String sessionStore) {
        SessionStore<K, V> store = sessions(sessionStore);
        // No bounds: every key.
        return all(() -> store.fetch(null, null));
    }

    private static <K, V> Map<K, V> all(Supplier<KeyValueIterator<K, V>> iterator) {
        Map<K, V> entries = new LinkedHashMap<>();
        try (KeyValueIterator<K, V> all = iterator.get()) {
            while (all.hasNext()) {
                KeyValue<K, V> entry = all.next();
                entries.put(entry.key, entry.value);
            }
        }
        return entries;
    }

    private <S> S found(String kind, String name, Function<String, @Nullable S> driversStore) {
        S store = driversStore.apply(name);
        if (store == null) {
            throw new IllegalArgumentException("no " + kind + " " + name + " among " + names());
        }
        return store;
    }
}
