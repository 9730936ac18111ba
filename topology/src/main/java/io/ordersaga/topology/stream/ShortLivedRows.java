package io.ordersaga.topology.stream;

import java.util.Set;

/**
 * The stores whose rows are deleted soon after they came, and that are read in the order of their keys. Such a read passes over
 * all that deletions have left behind, so whoever sets up the stores has it cleaned away early.
 */
public final class ShortLivedRows {
    private static final Set<String> STORES =
            Set.of("delivery-deadlines", "order-deadlines", "orders-by-status", "payment-retries", "session-deadlines");

    private ShortLivedRows() {}

    /** Whether a store of this name is one of them. */
    public static boolean areIn(String store) {
        return STORES.contains(store);
    }

    static Set<String> stores() {
        return STORES;
    }
}
