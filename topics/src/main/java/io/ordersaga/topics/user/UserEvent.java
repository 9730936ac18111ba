package io.ordersaga.topics.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;

/** What became of a user account. Key of the topic: the user's id. */
public sealed interface UserEvent {
    UserId userId();

    EventId commandId();

    record UserCreated(UserId userId, Email email, String firstName, String lastName, Role role, EventId commandId)
            implements UserEvent {}

    record UserUpdated(UserId userId, String firstName, String lastName, Role role, EventId commandId)
            implements UserEvent {}

    /** @param email the address that is free again */
    record UserDeleted(UserId userId, Email email, EventId commandId) implements UserEvent {}

    record UserCommandRefused(UserId userId, EventId commandId, RefusalCode code) implements UserEvent {}
}
