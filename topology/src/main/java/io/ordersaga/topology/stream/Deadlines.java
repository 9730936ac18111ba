package io.ordersaga.topology.stream;

import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines in a store, ordered by due time, so that they survive a crash and only what is due is ever read. Used by one
 * processor, from its own thread.
 *
 * <p>One punctuation waits for the earliest deadline; none is scheduled while nothing waits. A punctuation that comes round
 * and finds nothing due would still make a commit necessary, and with it a transaction.
 */
public final class Deadlines<K> {
    /** Between two looks at the store, so that many deadlines close together cost few punctuations. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);
    /** What is left after so many is due at the next look: records that come meanwhile have their turn. */
    private static final int AT_ONCE = 500;

    private final ProcessingContext context;
    private final KeyValueStore<String, Deadline<K>> store;
    private final Function<K, String> text;
    private final Consumer<Due<K>> handler;
    private @Nullable Alarm alarm;

    private Deadlines(
            ProcessingContext context,
            KeyValueStore<String, Deadline<K>> store,
            Function<K, String> text,
            Consumer<Due<K>> handler) {
        this.context = context;
        this.store = store;
        this.text = text;
        this.handler = handler;
    }

    /**
     * A deadline that has passed.
     *
     * @param headers what the records that it brings forth carry: the trace of the step that had set it
     */
    public record Due<K>(Instant dueAt, K key, Headers headers) {}

    private record Alarm(Instant at, Cancellable punctuation) {}

    /**
     * The store of the deadlines of things that have this key.
     *
     * @param name one of {@link ShortLivedRows}
     */
    public static <K> KeyedStore<String, Deadline<K>> store(String name, Serde<K> key) {
        if (!ShortLivedRows.areIn(name)) {
            throw new IllegalArgumentException("deadlines are short-lived: " + name + " must be known as such");
        }
        return new KeyedStore<>(name, Serdes.key(Function.identity(), Function.identity()), Deadline.serde(key));
    }

    /**
     * The deadlines of a processor that is being initialised; what is in the store already is waited for too.
     *
     * @param text gives a key's text; together with the due time it identifies a deadline
     * @param handler is called for each deadline that has passed, oldest first, within a wall-clock punctuation; it must move
     *     the deadline
     */
    public static <K> Deadlines<K> in(
            ProcessingContext context,
            KeyedStore<String, Deadline<K>> store,
            Function<K, String> text,
            Consumer<Due<K>> handler) {
        Deadlines<K> deadlines = new Deadlines<>(context, store.in(context), text, handler);
        deadlines.awaitEarliest();
        return deadlines;
    }

    /**
     * Replaces the deadline of a key.
     *
     * @param headers of the record that moves it, whose trace the new deadline keeps
     */
    public void move(K key, Optional<Instant> before, Optional<Instant> after, Headers headers) {
        if (!before.equals(after)) {
            before.ifPresent(dueAt -> store.delete(index(dueAt, key)));
            after.ifPresent(dueAt -> {
                store.put(index(dueAt, key), Deadline.of(key, headers));
                await(dueAt);
            });
        }
    }

    private void await(Instant dueAt) {
        if (alarm != null && !dueAt.isBefore(alarm.at())) {
            return;
        }
        cancelAlarm();
        Duration wait = Duration.between(Deciding.now(context), dueAt);
        Duration longEnough = wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
        Cancellable punctuation = context.schedule(longEnough, PunctuationType.WALL_CLOCK_TIME, time -> look());
        alarm = new Alarm(dueAt, punctuation);
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.punctuation().cancel();
            alarm = null;
        }
    }

    private void look() {
        cancelAlarm();
        try {
            due(Deciding.now(context)).forEach(handler);
        } finally {
            awaitEarliest();
        }
    }

    private void awaitEarliest() {
        try (KeyValueIterator<String, Deadline<K>> deadlines = store.all()) {
            if (deadlines.hasNext()) {
                await(dueAt(deadlines.next().key));
            }
        }
    }

    private List<Due<K>> due(Instant now) {
        List<Due<K>> due = new ArrayList<>();
        try (KeyValueIterator<String, Deadline<K>> deadlines = store.range("", Timestamps.write(now.plusMillis(1)))) {
            while (deadlines.hasNext() && due.size() < AT_ONCE) {
                due.add(due(deadlines.next()));
            }
        }
        return due;
    }

    private static <K> Due<K> due(KeyValue<String, Deadline<K>> entry) {
        return new Due<>(dueAt(entry.key), entry.value.key(), entry.value.headers());
    }

    private static Instant dueAt(String index) {
        return Timestamps.read(index.substring(0, index.indexOf('|')));
    }

    private String index(Instant dueAt, K key) {
        return Timestamps.write(dueAt) + '|' + text.apply(key);
    }
}
