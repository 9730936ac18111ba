package io.ordersaga.topics.table;

import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * The current state of a notification.
 *
 * @param reason why it failed
 * @param version counts the notification's events, from 1
 */
public record NotificationRow(
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
        Instant updatedAt) {}
