package io.ordersaga.topics.notification;

import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;

/** What became of a try to deliver. Key of the topic: the user's id. After a crash of the worker a result may repeat. */
public sealed interface NotificationResult {
    UserId userId();

    NotificationId notificationId();

    /** The attempt that this answers. */
    int attempt();

    /** The mail server has taken the message. */
    record EmailSent(UserId userId, NotificationId notificationId, int attempt) implements NotificationResult {}

    /** It was refused for good: trying again would be answered alike. */
    record EmailRefused(UserId userId, NotificationId notificationId, int attempt, String reason)
            implements NotificationResult {}

    /** It was not sent, or nobody knows; another try may succeed. */
    record EmailNotSent(UserId userId, NotificationId notificationId, int attempt, String reason)
            implements NotificationResult {}
}
