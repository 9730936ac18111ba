package io.ordersaga.topology.stream;

import org.apache.kafka.streams.processor.TaskId;

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

    /**
     * Tells that an instance has begun to keep a partition of a view as its owner. The view may yet be behind the log.
     *
     * @param task that keeps it
     */
    default void opened(KeyedStore<?, ?> store, TaskId task) {
        // Only who answers readers has to know.
    }

    /** Tells that an instance has ceased to keep a partition of a view as its owner. */
    default void closed(KeyedStore<?, ?> store, TaskId task) {
        // As above.
    }

    <K, R> void changed(KeyedStore<K, R> store, K key, R row);

    /** As {@link #changed}, where the view has taken a row out. */
    default <K, R> void removed(KeyedStore<K, R> store, K key) {
        // Most views never take a row out, and most listeners wait for rows.
    }
}
