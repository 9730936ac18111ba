package io.ordersaga.topology.view.notification;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationEvent.NotificationFailed;
import io.ordersaga.topics.notification.NotificationEvent.NotificationRequested;
import io.ordersaga.topics.notification.NotificationEvent.NotificationSent;
import io.ordersaga.topics.notification.NotificationStatus;
import java.time.Instant;
import java.util.Optional;

/** How a notification's view follows from its events. Pure. */
public final class NotificationViewFold {
    private NotificationViewFold() {}

    /** The view after an event; empty as long as the notification has not been requested. */
    public static Optional<NotificationView> apply(
            Optional<NotificationView> view, Message<NotificationEvent> message) {
        if (message.body() instanceof NotificationRequested e && view.isEmpty()) {
            return Optional.of(requested(e, message.occurredAt()));
        }
        return view.map(known -> changed(known, message.body(), message.occurredAt()));
    }

    private static NotificationView requested(NotificationRequested e, Instant at) {
        return new NotificationView(
                e.notificationId(),
                e.userId(),
                e.type(),
                e.channel(),
                e.subject(),
                e.body(),
                NotificationStatus.PENDING,
                Optional.empty(),
                1,
                at,
                at);
    }

    private static NotificationView changed(NotificationView view, NotificationEvent event, Instant at) {
        return switch (event) {
            case NotificationRequested e -> view.changed(view.status(), view.reason(), at);
            case NotificationSent e -> view.changed(NotificationStatus.SENT, Optional.empty(), at);
            case NotificationFailed e -> view.changed(NotificationStatus.FAILED, Optional.of(e.reason()), at);
        };
    }
}
