package io.ordersaga.topics.notification;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;

/**
 * What the mail worker is to do. Key of the topic: the user's id. A message carries the notification's id, so that one that
 * comes twice is seen to be one.
 */
public sealed interface NotificationRequest {
    UserId userId();

    NotificationId notificationId();

    /** Counts the tries of this notification, from 1. */
    int attempt();

    /**
     * @param lastAttempt whether nobody will ask again if this one fails
     * @param body plain text; lines end with a line feed
     */
    record SendEmail(
            UserId userId,
            NotificationId notificationId,
            int attempt,
            boolean lastAttempt,
            Email to,
            Subject subject,
            String body)
            implements NotificationRequest {}
}
