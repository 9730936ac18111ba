package io.ordersaga.topics.payment;

/** What a client sees of a payment's progress. The names are part of the HTTP contract and of the wire format. */
public enum PaymentStatus {
    /** The provider has been asked. */
    PENDING,
    /** The provider's answer is not known; it is being asked again. */
    UNKNOWN,
    /** The money has been taken. */
    COMPLETED,
    /** No money was taken, and none will be. */
    FAILED,
    /** The money was taken and has been given back. */
    REFUNDED
}
