package io.ordersaga.topology.stream.analytics;

import io.ordersaga.topics.wire.Timestamps;
import io.ordersaga.topology.view.analytics.Count.Kind;
import io.ordersaga.topology.view.analytics.Count.Subject;
import io.ordersaga.topology.view.analytics.Resolution;
import java.time.Instant;

/**
 * The keys of tallies: {@code resolution|kind|beginning of the window|dimension}. So all that is counted of one kind, window
 * after window, lies together, and a question reads no more than it answers.
 */
public final class TallyKeys {
    private static final int TIME = 2;
    private static final int PARTS = 4;

    private TallyKeys() {}

    /** @param start the beginning of the window */
    public static String of(Resolution resolution, Instant start, Subject subject) {
        return from(resolution, subject.kind(), start) + '|' + subject.dimension();
    }

    /** What no key of windows that begin at this time or later is below, and no key of earlier ones above. */
    public static String from(Resolution resolution, Kind kind, Instant start) {
        return group(resolution, kind) + Timestamps.write(start);
    }

    /** What all keys of a kind begin with. */
    static String group(Resolution resolution, Kind kind) {
        return resolution.name() + '|' + kind.name() + '|';
    }

    /** The beginning of the window that a key is of. */
    public static Instant start(String key) {
        return Timestamps.read(key.split("\\|", PARTS)[TIME]);
    }

    /** The dimension that a key is of. */
    public static String dimension(String key) {
        return key.split("\\|", PARTS)[PARTS - 1];
    }
}
