package io.ordersaga.topology.view.notification;

import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import io.ordersaga.topics.table.NotificationRow;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client sees of a notification, folded from its events.
 *
 * @param reason why it failed
 * @param version counts the notification's events, from 1
 */
public record NotificationView(
        NotificationId notificationId,
        UserId userId,
        NotificationType type,
        NotificationChannel channel,
        Subject subject,
        String body,
        NotificationStatus status,
        Optional<String> reason,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The row of the table topic. */
    public NotificationRow toRow() {
        return new NotificationRow(
                notificationId, userId, type, channel, subject, body, status, reason, version, createdAt, updatedAt);
    }

    NotificationView changed(NotificationStatus newStatus, Optional<String> newReason, Instant at) {
        return new NotificationView(
                notificationId, userId, type, channel, subject, body, newStatus, newReason, version + 1, createdAt, at);
    }
}
