package io.ordersaga.apps.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How far one partition has been worked through: requests are taken in order and finished in any, and the position to commit
 * is behind the last one before which all are finished. Used by the worker's thread.
 */
final class PartitionProgress {
    private final Deque<Long> taken = new ArrayDeque<>();
    private final Set<Long> finished = new HashSet<>();
    private OptionalLong uncommitted = OptionalLong.empty();
    private boolean revoked;

    /** @param offset higher than all before; numbers may be left out, as transactions use up some */
    void take(long offset) {
        taken.addLast(offset);
    }

    void finish(long offset) {
        finished.add(offset);
    }

    /** The position to commit; empty if it has not moved since it was {@link #committed}. */
    OptionalLong uncommitted() {
        while (!taken.isEmpty() && finished.remove(taken.getFirst())) {
            uncommitted = OptionalLong.of(taken.removeFirst() + 1);
        }
        return uncommitted;
    }

    /** The position that was last asked for is committed. */
    void committed() {
        uncommitted = OptionalLong.empty();
    }

    /** The partition is another worker's now, who will do again what was not committed. */
    void revoke() {
        revoked = true;
    }

    boolean isRevoked() {
        return revoked;
    }
}
