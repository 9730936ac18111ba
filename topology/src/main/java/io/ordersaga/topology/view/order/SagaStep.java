package io.ordersaga.topology.view.order;

/** What an order waits for, or how it ended. The names are part of the HTTP contract. */
public enum SagaStep {
    RESERVING_STOCK,
    AWAITING_PAYMENT,
    CANCELLING,
    RELEASING_STOCK,
    CONFIRMED,
    FAILED,
    CANCELLED
}
