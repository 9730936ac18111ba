package io.ordersaga.system.simulation.task;

import io.ordersaga.system.simulation.broker.Changelog;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What a store of a task is given. */
interface StoreHome {
    /** What it is restored from. */
    Changelog changelog(String store);

    /** Writes a row within the transaction that is open. */
    void log(String store, Bytes key, byte @Nullable [] value);

    /** Hears that a row was read, and with which value. */
    void read(String store, Bytes key, @Nullable Object value);

    /** Hears that the row was given another value. */
    void written(String store, Bytes key, @Nullable Object value);
}
