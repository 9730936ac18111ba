package io.ordersaga.edge.store;

import io.ordersaga.topology.stream.IndexKeys;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What part of an index to list, newest first.
 *
 * @param prefix what the index keys begin with; empty for all
 * @param after index key of the last row already seen; empty to begin at the newest
 * @param limit at most so many rows, 1 to 1000
 */
public record Listing(String prefix, Optional<String> after, int limit) {
    private static final int MAX = 1000;

    /** @throws IllegalArgumentException if the limit is out of range, or the listing would go on from outside its part */
    public Listing {
        if (!after.orElse(prefix).startsWith(prefix)) {
            throw new IllegalArgumentException("a listing must go on within the part that it lists");
        }
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("limit must be 1.." + MAX);
        }
    }

    /** All rows. */
    public static Listing all(Optional<String> after, int limit) {
        return new Listing("", after, limit);
    }

    /** The rows of one group. */
    public static Listing ofGroup(String group, Optional<String> after, int limit) {
        return new Listing(IndexKeys.group(group), after, limit);
    }

    /** Whether a place comes after the last row already seen. */
    boolean isAfter(String place) {
        return after.isEmpty() || place.compareTo(after.get()) < 0;
    }

    /** The first of these rows, newest first. */
    <R> List<Listed<R>> merge(List<Listed<R>> rows) {
        return rows.stream()
                .sorted(Comparator.<Listed<R>, String>comparing(Listed::place).reversed())
                .limit(limit)
                .toList();
    }

    /** The first key to look at when going down. */
    String highest() {
        // Keys go on with ASCII after the prefix, so nothing of the group is above this, and the index never holds it.
        return after.orElse(prefix + '\u007f');
    }
}
