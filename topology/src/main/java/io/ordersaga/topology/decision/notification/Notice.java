package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import java.util.Optional;

/**
 * Something to tell a user.
 *
 * @param text what it says; lines end with a line feed
 * @param traceparent of the request that led to it
 */
public record Notice(
        NotificationId id,
        UserId userId,
        NotificationType type,
        Subject subject,
        String text,
        Optional<String> traceparent) {

    Notice saying(String other) {
        return new Notice(id, userId, type, subject, other, traceparent);
    }
}
