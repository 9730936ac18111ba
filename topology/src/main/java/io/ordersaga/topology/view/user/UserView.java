package io.ordersaga.topology.view.user;

import io.ordersaga.topics.UserId;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.view.Outcomes;
import java.time.Instant;
import java.util.Optional;

/**
 * What clients see of an account, folded from its events. A deleted account keeps its row without its person, so that
 * whoever sent a command to it finds the outcome.
 *
 * @param person empty once the account is deleted
 * @param version counts the account's events, from 1
 * @param outcomes how the latest commands ended
 */
public record UserView(
        UserId userId,
        Optional<Person> person,
        Role role,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Outcomes outcomes) {

    /** The row of the table topic; a deleted account has none. */
    public Optional<UserRow> toRow() {
        return person.map(who ->
                new UserRow(userId, who.email(), who.firstName(), who.lastName(), role, version, createdAt, updatedAt));
    }
}
