package io.ordersaga.edge.store;

import java.util.List;

/**
 * What one partition of a store holds of a range of keys.
 *
 * @param rows in the order of their keys
 * @param complete false if the range's limit left rows out
 */
public record Slice<R>(int partition, List<Listed<R>> rows, boolean complete) {
    public Slice {
        rows = List.copyOf(rows);
    }
}
