package io.ordersaga.topology.stream;

import java.util.List;
import java.util.Set;

/**
 * A store of a view that analysts may read as it is. What is decided on, what opens an account and what is not committed yet
 * is in stores that are not open.
 *
 * @param kind tells what its values are
 * @param keyForm how its keys are made, for people: parts joined by {@code |}
 * @param withheld the fields of its rows that nobody is shown, as names joined by dots
 */
public record OpenStore<K, V>(KeyedStore<K, V> store, Kind kind, String keyForm, Set<String> withheld) {

    public OpenStore {
        withheld = Set.copyOf(withheld);
    }

    /** What the values of a store are. */
    public enum Kind {
        /** One row for each entity. */
        ROWS,
        /** The keys of rows of another store, in an order that these keys give. */
        INDEX,
        /** What was counted in a window of time; each partition holds its part of it. */
        WINDOWS
    }

    public static <K, V> OpenStore<K, V> rows(KeyedStore<K, V> store, String keyForm) {
        return new OpenStore<>(store, Kind.ROWS, keyForm, Set.of());
    }

    public static <K, R> OpenStore<String, K> index(View.Index<K, R> index, String keyForm) {
        return new OpenStore<>(index.store(), Kind.INDEX, keyForm, Set.of());
    }

    public static <V> OpenStore<String, V> windows(KeyedStore<String, V> store, String keyForm) {
        return new OpenStore<>(store, Kind.WINDOWS, keyForm, Set.of());
    }

    /** The same, but for some fields of its rows. */
    public OpenStore<K, V> withholding(String... fields) {
        return new OpenStore<>(store, kind, keyForm, Set.of(fields));
    }

    public String name() {
        return store.name();
    }

    /** The stores themselves. */
    public static List<KeyedStore<?, ?>> stores(List<OpenStore<?, ?>> open) {
        return open.stream().<KeyedStore<?, ?>>map(OpenStore::store).toList();
    }
}
