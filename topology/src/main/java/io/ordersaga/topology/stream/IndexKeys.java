package io.ordersaga.topology.stream;

import io.ordersaga.topics.Id;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.wire.Timestamps;
import java.time.Instant;

/** The readable, sortable keys of index stores: parts joined by {@code |}, times as instants of fixed width. */
public final class IndexKeys {
    private static final char SEPARATOR = '|';

    private IndexKeys() {}

    /** By time. */
    public static String byTime(Instant at, Id id) {
        return Timestamps.write(at) + SEPARATOR + id.value();
    }

    /** By a group, which can be any text, and by time within it. */
    public static String byGroup(String group, Instant at, Id id) {
        return group(group) + byTime(at, id);
    }

    /** What the keys of a group, and only they, begin with. */
    public static String group(String group) {
        return group.replace("%", "%25").replace("|", "%7C") + SEPARATOR;
    }

    /** A group of one amount: its minor units, of fixed width, so that groups sort as the amounts do. */
    public static String amount(Money amount) {
        return "%016d".formatted(amount.minorUnits()) + SEPARATOR;
    }
}
