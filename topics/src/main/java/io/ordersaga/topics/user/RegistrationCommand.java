package io.ordersaga.topics.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.UserId;

/** What is asked of the claim on an e-mail address. Key of the topic: the address. */
public sealed interface RegistrationCommand {
    Email email();

    UserId userId();

    record RegisterEmail(
            Email email, UserId userId, PasswordHash passwordHash, String firstName, String lastName, Role role)
            implements RegistrationCommand {}

    /** Frees the address, if it is this user's. */
    record ReleaseEmail(Email email, UserId userId) implements RegistrationCommand {}
}
