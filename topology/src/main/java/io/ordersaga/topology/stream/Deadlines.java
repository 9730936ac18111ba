package io.ordersaga.topology.stream;

import io.ordersaga.topics.wire.Serdes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deadlines in a store, ordered by due time, so that they survive a crash and only what is due is ever read. Used by one
 * processor, from its own thread.
 */
public final class Deadlines<K> {
    private final KeyValueStore<String, K> store;
    private final Function<K, String> text;

    private Deadlines(KeyValueStore<String, K> store, Function<K, String> text) {
        this.store = store;
        this.text = text;
    }

    /** A deadline that has passed. */
    public record Due<K>(Instant dueAt, K key) {}

    /** The store of the deadlines of things that have this key. */
    public static <K> KeyedStore<String, K> store(String name, Serde<K> key) {
        return new KeyedStore<>(name, Serdes.key(Function.identity(), Function.identity()), key);
    }

    /** @param text gives a key's text; together with the due time it identifies a deadline */
    public static <K> Deadlines<K> in(
            ProcessingContext context, KeyedStore<String, K> store, Function<K, String> text) {
        return new Deadlines<>(store.in(context), text);
    }

    /** Replaces the deadline of a key. */
    public void move(K key, Optional<Instant> before, Optional<Instant> after) {
        if (!before.equals(after)) {
            before.ifPresent(dueAt -> store.delete(index(dueAt, key)));
            after.ifPresent(dueAt -> store.put(index(dueAt, key), key));
        }
    }

    /** The deadlines that are due, oldest first; a wall-clock punctuator asks. */
    public List<Due<K>> due(Instant now, int limit) {
        List<Due<K>> due = new ArrayList<>();
        try (KeyValueIterator<String, K> deadlines = store.range("", IndexKeys.sortable(now.plusMillis(1)))) {
            while (deadlines.hasNext() && due.size() < limit) {
                KeyValue<String, K> deadline = deadlines.next();
                due.add(new Due<>(Instant.parse(deadline.key.substring(0, deadline.key.indexOf('|'))), deadline.value));
            }
        }
        return due;
    }

    private String index(Instant dueAt, K key) {
        return IndexKeys.sortable(dueAt) + '|' + text.apply(key);
    }
}
