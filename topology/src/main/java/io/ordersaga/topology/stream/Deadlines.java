package io.ordersaga.topology.stream;

import io.ordersaga.topics.wire.Serdes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
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
    private final KeyValueStore<String, Deadline<K>> store;
    private final Function<K, String> text;

    private Deadlines(KeyValueStore<String, Deadline<K>> store, Function<K, String> text) {
        this.store = store;
        this.text = text;
    }

    /**
     * A deadline that has passed.
     *
     * @param headers what the records that it brings forth carry: the trace of the step that had set it
     */
    public record Due<K>(Instant dueAt, K key, Headers headers) {}

    /** The store of the deadlines of things that have this key. */
    public static <K> KeyedStore<String, Deadline<K>> store(String name, Serde<K> key) {
        return new KeyedStore<>(name, Serdes.key(Function.identity(), Function.identity()), Deadline.serde(key));
    }

    /** @param text gives a key's text; together with the due time it identifies a deadline */
    public static <K> Deadlines<K> in(
            ProcessingContext context, KeyedStore<String, Deadline<K>> store, Function<K, String> text) {
        return new Deadlines<>(store.in(context), text);
    }

    /**
     * Replaces the deadline of a key.
     *
     * @param headers of the record that moves it, whose trace the new deadline keeps
     */
    public void move(K key, Optional<Instant> before, Optional<Instant> after, Headers headers) {
        if (!before.equals(after)) {
            before.ifPresent(dueAt -> store.delete(index(dueAt, key)));
            after.ifPresent(dueAt -> store.put(index(dueAt, key), Deadline.of(key, headers)));
        }
    }

    /** The deadlines that are due, oldest first; a wall-clock punctuator asks. */
    public List<Due<K>> due(Instant now, int limit) {
        List<Due<K>> due = new ArrayList<>();
        try (KeyValueIterator<String, Deadline<K>> deadlines = store.range("", IndexKeys.sortable(now.plusMillis(1)))) {
            while (deadlines.hasNext() && due.size() < limit) {
                due.add(due(deadlines.next()));
            }
        }
        return due;
    }

    private static <K> Due<K> due(KeyValue<String, Deadline<K>> entry) {
        Instant dueAt = Instant.parse(entry.key.substring(0, entry.key.indexOf('|')));
        return new Due<>(dueAt, entry.value.key(), entry.value.headers());
    }

    private String index(Instant dueAt, K key) {
        return IndexKeys.sortable(dueAt) + '|' + text.apply(key);
    }
}
