package io.ordersaga.topics.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.UserId;
import java.util.List;

/**
 * The row of an e-mail address: whose it is and what opens it. Written by the decision on the address's claim, read by login.
 *
 * @param claimedBy the registration that was accepted
 * @param refused the latest registrations that were refused since, oldest first, at most {@link #MAX_REFUSED}
 */
public record Credentials(
        Email email, UserId userId, PasswordHash passwordHash, EventId claimedBy, List<EventId> refused) {
    public static final int MAX_REFUSED = 16;

    public Credentials {
        refused = List.copyOf(refused);
    }
}
