package io.ordersaga.system.audit.books;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationEvent.NotificationFailed;
import io.ordersaga.topics.notification.NotificationEvent.NotificationRequested;
import io.ordersaga.topics.notification.NotificationEvent.NotificationSent;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.table.NotificationRow;
import java.time.Instant;
import java.util.Optional;

/** All that the log says of one notification. */
public final class NotificationAccount {
    private final NotificationRequested requested;
    private final Instant createdAt;
    private NotificationStatus status = NotificationStatus.PENDING;
    private Optional<String> reason = Optional.empty();
    private Instant updatedAt;
    private long version = 1;

    NotificationAccount(NotificationRequested requested, Instant at) {
        this.requested = requested;
        this.createdAt = at;
        this.updatedAt = at;
    }

    void apply(Message<NotificationEvent> message) {
        version++;
        updatedAt = message.occurredAt();
        switch (message.body()) {
            case NotificationRequested e -> {
                // Once is enough.
            }
            case NotificationSent e -> become(NotificationStatus.SENT, Optional.empty());
            case NotificationFailed e -> become(NotificationStatus.FAILED, Optional.of(e.reason()));
        }
    }

    private void become(NotificationStatus next, Optional<String> why) {
        status = next;
        reason = why;
    }

    /** The row that view and table must have. */
    public NotificationRow row() {
        return new NotificationRow(
                requested.notificationId(),
                requested.userId(),
                requested.type(),
                requested.channel(),
                requested.subject(),
                requested.body(),
                status,
                reason,
                version,
                createdAt,
                updatedAt);
    }
}
