package io.ordersaga.edge.store;

import java.util.Optional;

/** How far the stores of this instance are with what they follow. Safe for use by many threads. */
public interface Freshness {

    /**
     * Whether this instance owns a partition and has folded everything into it that was committed before it took the partition
     * over. Until then a row could be older than one that the former owner has shown.
     */
    boolean isCurrent(String store, int partition);

    /** How many records of its changelog a copy, or a partition that is being restored, has not read; empty if nobody knows. */
    Optional<Long> lag(String store, int partition);
}
