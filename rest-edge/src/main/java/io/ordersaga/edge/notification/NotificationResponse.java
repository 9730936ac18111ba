package io.ordersaga.edge.notification;

import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import io.ordersaga.topology.view.notification.NotificationView;
import java.time.Instant;

/** A notification as clients see it. */
public record NotificationResponse(
        NotificationId id,
        NotificationType type,
        NotificationChannel channel,
        Subject subject,
        String body,
        NotificationStatus status,
        Instant createdAt) {

    public static NotificationResponse of(NotificationView view) {
        return new NotificationResponse(
                view.notificationId(),
                view.type(),
                view.channel(),
                view.subject(),
                view.body(),
                view.status(),
                view.createdAt());
    }
}
