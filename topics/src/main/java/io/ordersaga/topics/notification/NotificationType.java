package io.ordersaga.topics.notification;

import io.ordersaga.topics.Coded;

/** What a user is told about. The codes are part of the HTTP contract. */
public enum NotificationType implements Coded {
    WELCOME("welcome"),
    ORDER_CONFIRMED("order-confirmed"),
    ORDER_FAILED("order-failed"),
    ORDER_CANCELLED("order-cancelled"),
    PAYMENT_REFUNDED("payment-refunded");

    private final String code;

    NotificationType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
