package io.ordersaga.topics.notification;

import io.ordersaga.topics.Coded;

/** By which way a notification reaches its user. The codes are part of the HTTP contract. */
public enum NotificationChannel implements Coded {
    EMAIL("email");

    private final String code;

    NotificationChannel(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
