package io.ordersaga.system.simulation.task;

import org.jspecify.annotations.Nullable;

/** Hears which states decisions lead to. It must not keep what it is told. */
public interface StateListener {
    /** For those who do not want to know. */
    StateListener NONE = (store, before, after, input) -> {};

    /**
     * A row was read and perhaps given another value.
     *
     * @param input the value of the record that was processed; null if a time had come
     */
    void moved(String store, @Nullable Object before, @Nullable Object after, @Nullable Object input);
}
