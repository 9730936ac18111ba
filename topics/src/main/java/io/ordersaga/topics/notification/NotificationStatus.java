package io.ordersaga.topics.notification;

/** How the delivery of a notification goes. The names are part of the HTTP contract and of the wire format. */
public enum NotificationStatus {
    /** It is being delivered, perhaps not for the first time. */
    PENDING,
    /** The mail server has taken it. */
    SENT,
    /** It was refused, or tried as often as is allowed. */
    FAILED
}
