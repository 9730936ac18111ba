package io.ordersaga.edge.store;

import io.ordersaga.topology.stream.IndexKeys;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What part of an index to list, newest first.
 *
 * @param prefix what the index keys begin with; empty for all
 * @param after what sorts just before the first place wanted, such as the index key of the last row already seen; empty to
 *     begin at the newest
 * @param last what no place wanted is below; empty for all
 * @param limit at most so many rows, 1 to 1000
 */
public record Listing(String prefix, Optional<String> after, Optional<String> last, int limit) {
    /** Behind every ASCII character, which keys go on with after a group. */
    private static final char HIGHEST = '\u007f';

    private static final int MAX = 1000;

    /** @throws IllegalArgumentException if the limit is out of range, or the listing would go on from outside its part */
    public Listing {
        if (!after.orElse(prefix).startsWith(prefix) || !last.orElse(prefix).startsWith(prefix)) {
            throw new IllegalArgumentException("a listing must begin and end within the part that it lists");
        }
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("limit must be 1.." + MAX);
        }
    }

    /** All rows. */
    public static Listing all(Optional<String> after, int limit) {
        return new Listing("", after, Optional.empty(), limit);
    }

    /** The rows of one group. */
    public static Listing ofGroup(String group, Optional<String> after, int limit) {
        return new Listing(IndexKeys.group(group), after, Optional.empty(), limit);
    }

    /**
     * A part of a listing.
     *
     * @param highest what the first place to list begins with, or is above; empty for no bound
     * @param lowest what the last place to list begins with, or is below; empty for no bound
     */
    public record Bounds(Optional<String> highest, Optional<String> lowest) {

        /** The rows between these bounds of those whose places begin with a prefix. */
        public Listing within(String prefix, Optional<String> after, int limit) {
            return new Listing(
                    prefix,
                    after.or(() -> highest.map(place -> prefix + place + HIGHEST)),
                    lowest.map(place -> prefix + place),
                    limit);
        }
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
        // Nothing of the group is above this, and the index never holds it.
        return after.orElse(prefix + HIGHEST);
    }

    /** The last key to look at. */
    String lowest() {
        return last.orElse(prefix);
    }

    /** Whether there can be anything between its first place and its last. */
    boolean isEmpty() {
        return lowest().compareTo(highest()) > 0;
    }
}
