package io.ordersaga.topics.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.UserId;
import java.util.Optional;

/** What is asked of a user account. Key of the topic: the user's id. */
public sealed interface UserCommand {
    UserId userId();

    /**
     * Opens the account; sent by the decision on the e-mail's claim, never by an edge.
     *
     * @param registration the registration command that was accepted
     */
    record CreateUser(UserId userId, Email email, String firstName, String lastName, Role role, EventId registration)
            implements UserCommand {}

    /**
     * Changes the fields that are present.
     *
     * @param seen refused if the account is no longer so; empty if that does not matter
     */
    record UpdateUser(
            UserId userId,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<Role> role,
            Optional<UserSeen> seen)
            implements UserCommand {}

    /** @param seen as in {@link UpdateUser} */
    record DeleteUser(UserId userId, Optional<UserSeen> seen) implements UserCommand {}
}
