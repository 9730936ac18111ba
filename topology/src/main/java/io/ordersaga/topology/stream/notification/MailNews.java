package io.ordersaga.topology.stream.notification;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.notification.NotificationCommand;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.user.UserEvent;

/** What a user's mailbox is told, and by whom. */
sealed interface MailNews {

    /** There is something to tell the user. */
    record NoticeGiven(Message<NotificationCommand> message) implements MailNews {}

    /** The user's account has changed. */
    record AccountChanged(Message<UserEvent> message) implements MailNews {}

    /** The mail worker tells what became of a try. */
    record WorkerTold(Message<NotificationResult> message) implements MailNews {}
}
