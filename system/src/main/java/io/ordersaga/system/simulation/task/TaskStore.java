package io.ordersaga.system.simulation.task;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store in memory, ordered by the bytes of its keys as a persistent one is, and restored from its changelog. Every
 * value goes through bytes on its way to the changelog; one that was put is handed out again without being read out of them.
 */
// Kafka's stores answer null where there is no row.
@SuppressWarnings("NullAway")
final class TaskStore<K, V> implements KeyValueStore<K, V> {
    private final String name;
    private final Serde<K> keys;
    private final Serde<V> values;
    private final StoreHome home;
    private final NavigableMap<Bytes, Row<V>> rows = new TreeMap<>();

    TaskStore(StoreSerdes<K, V> serdes, StoreHome home) {
        this.name = serdes.name();
        this.keys = serdes.key();
        this.values = serdes.value();
        this.home = home;
        home.changelog(name).rows().forEach((key, bytes) -> rows.put(key, new Row<>(bytes)));
    }

    /** A value as bytes, and read out of them when it is first asked for. */
    private static final class Row<V> {
        private final byte[] bytes;
        private @Nullable V value;

        Row(byte[] bytes) {
            this.bytes = bytes;
        }

        V value(Serde<V> serde, String store) {
            V known = value;
            if (known == null) {
                known = serde.deserializer().deserialize(store, bytes);
                value = known;
            }
            return known;
        }
    }

    @Override
    public V get(K key) {
        Bytes raw = bytes(key);
        Row<V> row = rows.get(raw);
        V value = row == null ? null : row.value(values, name);
        home.read(name, raw, value);
        return value;
    }

    @Override
    public void put(K key, V value) {
        Bytes raw = bytes(key);
        if (value == null) {
            rows.remove(raw);
            home.log(name, raw, null);
        } else {
            Row<V> row = new Row<>(values.serializer().serialize(name, value));
            row.value = value;
            rows.put(raw, row);
            home.log(name, raw, row.bytes);
        }
        home.written(name, raw, value);
    }

    @Override
    public V putIfAbsent(K key, V value) {
        V known = get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public void putAll(List<KeyValue<K, V>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public V delete(K key) {
        Row<V> row = rows.get(bytes(key));
        put(key, null);
        return row == null ? null : row.value(values, name);
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
        return new Rows(rows.subMap(bytes(from), true, bytes(to), true));
    }

    @Override
    public KeyValueIterator<K, V> all() {
        return new Rows(rows);
    }

    @Override
    public long approximateNumEntries() {
        return rows.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        throw new UnsupportedOperationException("the task opens its stores");
    }

    @Override
    public void close() {
        rows.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private Bytes bytes(K key) {
        return Bytes.wrap(keys.serializer().serialize(name, key));
    }

    private final class Rows implements KeyValueIterator<K, V> {
        private final Iterator<Map.Entry<Bytes, Row<V>>> rest;
        private Map.Entry<Bytes, Row<V>> next;

        Rows(NavigableMap<Bytes, Row<V>> within) {
            this.rest = within.entrySet().iterator();
        }

        @Override
        public boolean hasNext() {
            return next != null || rest.hasNext();
        }

        @Override
        public KeyValue<K, V> next() {
            var entry = peek();
            next = null;
            return KeyValue.pair(key(entry), entry.getValue().value(values, name));
        }

        @Override
        public K peekNextKey() {
            return key(peek());
        }

        @Override
        public void close() {
            // Nothing is held open.
        }

        private Map.Entry<Bytes, Row<V>> peek() {
            if (next == null) {
                next = rest.next();
            }
            return next;
        }

        private K key(Map.Entry<Bytes, Row<V>> entry) {
            return keys.deserializer().deserialize(name, entry.getKey().get());
        }
    }
}
