package io.ordersaga.topology.stream;

/**
 * Hears of every row that a view has put, on the stream thread that put it. It must return at once and must not throw:
 * edges use it to wake those who wait for a row.
 */
public interface ViewListener {
    /** For topologies that nobody queries. */
    ViewListener NONE = new ViewListener() {
        @Override
        public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
            // Nobody waits.
        }
    };

    <K, R> void changed(KeyedStore<K, R> store, K key, R row);

    /** As {@link #changed}, where the view has taken a row out. */
    default <K, R> void removed(KeyedStore<K, R> store, K key) {
        // Most views never take a row out, and most listeners wait for rows.
    }
}
