package io.ordersaga.topics.order;

/** What a client sees of an order's progress. The names are part of the HTTP contract and of the wire format. */
public enum OrderStatus {
    PENDING,
    CONFIRMED,
    FAILED,
    CANCELLED;

    /** Whether the saga has ended; of these only CONFIRMED can still become CANCELLED. */
    public boolean isTerminal() {
        return this != PENDING;
    }
}
