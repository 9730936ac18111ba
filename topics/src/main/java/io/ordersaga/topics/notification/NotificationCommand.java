package io.ordersaga.topics.notification;

import io.ordersaga.topics.UserId;

/** What the notification service is to do for a user. Key of the topic: the user's id. */
public sealed interface NotificationCommand {
    UserId userId();

    /**
     * Tell the user, once the address is known.
     *
     * @param text what there is to tell, without salutation; lines end with a line feed
     */
    record NotifyUser(UserId userId, NotificationType type, Subject subject, String text)
            implements NotificationCommand {}
}
