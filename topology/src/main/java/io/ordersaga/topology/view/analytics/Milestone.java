package io.ordersaga.topology.view.analytics;

/** What an order can reach, each at most once and for ever. The names are part of stored values. */
public enum Milestone {
    CREATED,
    /** All its stock was held. */
    RESERVED,
    /** Its money was taken, even if it was given back later. */
    PAID,
    CONFIRMED,
    FAILED,
    CANCELLED,
    /** Cancelled after it had been confirmed. */
    TAKEN_BACK
}
