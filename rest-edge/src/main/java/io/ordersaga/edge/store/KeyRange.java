package io.ordersaga.edge.store;

/**
 * A range of a store's keys.
 *
 * @param from the first key
 * @param to behind the last key; not in the range itself
 * @param limit how many rows are read of each partition at most, 1 or more
 */
public record KeyRange(String from, String to, int limit) {

    /** @throws IllegalArgumentException if nothing could be in it */
    public KeyRange {
        if (from.compareTo(to) >= 0 || limit < 1) {
            throw new IllegalArgumentException("a range begins before its end and holds a row or more");
        }
    }
}
