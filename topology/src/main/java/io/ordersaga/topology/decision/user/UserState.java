package io.ordersaga.topology.decision.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.user.Role;

/** Where a user account stands. */
public sealed interface UserState {

    /** No account was ever opened under this id. */
    record NotCreated() implements UserState {}

    /** @param decidedLast the latest command; coming again it changes nothing */
    record Active(Email email, String firstName, String lastName, Role role, EventId decidedLast)
            implements UserState {}

    /** @param decidedLast as in {@link Active} */
    record Deleted(EventId decidedLast) implements UserState {}
}
