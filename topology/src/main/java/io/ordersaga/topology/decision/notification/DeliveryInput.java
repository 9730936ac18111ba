package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.notification.NotificationResult;
import java.time.Instant;
import java.util.Optional;

/** What a delivery decides on. */
public sealed interface DeliveryInput {

    /** The notification is to go out. */
    record Posted(Notice notice, Email to) implements DeliveryInput {}

    /** The mail worker tells what became of a try. */
    record WorkerSaid(NotificationResult result) implements DeliveryInput {}

    /**
     * @param dueAt the time that has come; one that is no longer the state's decides nothing
     * @param to empty if the account was deleted
     */
    record TimeCome(Instant dueAt, Optional<Email> to) implements DeliveryInput {}
}
