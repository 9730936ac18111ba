package io.ordersaga.topics.notification;

import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;

/** What became of a notification. Key of the topic: the user's id. */
public sealed interface NotificationEvent {
    UserId userId();

    NotificationId notificationId();

    /** @param body the whole message, as it is sent; lines end with a line feed */
    record NotificationRequested(
            UserId userId,
            NotificationId notificationId,
            NotificationType type,
            NotificationChannel channel,
            Subject subject,
            String body)
            implements NotificationEvent {}

    /** @param attempt the one that succeeded, from 1 */
    record NotificationSent(UserId userId, NotificationId notificationId, int attempt) implements NotificationEvent {}

    /**
     * It was not delivered, and will not be tried again.
     *
     * @param attempts how often it was tried
     * @param reason a code, such as {@code smtp-550}
     */
    record NotificationFailed(UserId userId, NotificationId notificationId, int attempts, String reason)
            implements NotificationEvent {}
}
