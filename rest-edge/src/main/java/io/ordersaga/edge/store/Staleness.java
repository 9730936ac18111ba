package io.ordersaga.edge.store;

import java.util.Optional;

/**
 * Whether the reads of one request were answered by a copy that may be behind. A request is answered on one thread from
 * beginning to end, so the thread stands for it.
 */
public final class Staleness {
    private final ThreadLocal<Optional<Long>> greatest = ThreadLocal.withInitial(Optional::empty);

    void note(Optional<Long> lag) {
        if (lag.isPresent()) {
            greatest.set(Read.greater(greatest.get(), lag));
        }
    }

    /** The greatest lag of this thread's reads since it was last asked; empty if all were current. */
    public Optional<Long> take() {
        Optional<Long> lag = greatest.get();
        greatest.remove();
        return lag;
    }
}
