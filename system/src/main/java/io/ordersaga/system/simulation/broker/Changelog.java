package io.ordersaga.system.simulation.broker;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The committed rows of one store's partition, as its compacted changelog topic keeps them. */
public final class Changelog {
    private final SortedMap<Bytes, byte[]> rows = new TreeMap<>();

    void put(Bytes key, byte @Nullable [] value) {
        if (value == null) {
            rows.remove(key);
        } else {
            rows.put(key, value);
        }
    }

    public SortedMap<Bytes, byte[]> rows() {
        return Collections.unmodifiableSortedMap(rows);
    }
}
