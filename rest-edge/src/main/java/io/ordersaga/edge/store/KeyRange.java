package io.ordersaga.edge.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A range of a store's keys, which are texts and in the order of their bytes.
 *
 * @param from the first key, as a whole key of the store; empty to begin with the first that has the prefix
 * @param prefix what all keys of the range begin with; empty for any
 * @param to behind the last key, and not in the range itself; need not be a whole key; empty for no end
 * @param limit how many rows are read of each partition at most, 1 or more
 */
public record KeyRange(Optional<String> from, String prefix, Optional<String> to, int limit) {
    /** How stores sort their keys. */
    public static final Comparator<String> ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** @throws IllegalArgumentException if nothing could be in it */
    public KeyRange {
        boolean empty = from.isPresent() && to.isPresent() && ORDER.compare(from.get(), to.get()) >= 0;
        if (empty || limit < 1) {
            throw new IllegalArgumentException("a range begins before its end and holds a row or more");
        }
    }

    /** From a whole key on, up to another text. */
    public static KeyRange between(String from, String to, int limit) {
        return new KeyRange(Optional.of(from), "", Optional.of(to), limit);
    }

    /** One key. */
    public static KeyRange ofKey(String key) {
        // Nothing sorts between a text and the same text with the lowest of all characters behind it.
        return between(key, key + '\0', 1);
    }

    /** Whether a key that is not below the range is in it. */
    boolean reaches(String key) {
        return key.startsWith(prefix)
                && to.filter(end -> ORDER.compare(key, end) >= 0).isEmpty();
    }
}
