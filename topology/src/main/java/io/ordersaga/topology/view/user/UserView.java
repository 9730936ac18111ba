package io.ordersaga.topology.view.user;

import io.ordersaga.topics.UserId;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.TokenRevocation;
import io.ordersaga.topology.view.Outcomes;
import java.time.Instant;
import java.util.Optional;

/**
 * What clients see of an account, folded from its events. A deleted account keeps its row without its person, so that
 * whoever sent a command to it finds the outcome.
 *
 * @param person empty once the account is deleted
 * @param version counts the account's events, from 1
 * @param voided the version at which the access tokens that were issued of older versions became void: the latest change of
 *     the role, or the deletion; empty if there was neither
 * @param outcomes how the latest commands ended
 */
public record UserView(
        UserId userId,
        Optional<Person> person,
        Role role,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Long> voided,
        Outcomes outcomes) {

    /** What this version says of the access tokens of older ones, if it says anything. */
    public Optional<TokenRevocation> revocation() {
        return voided.filter(since -> since == version).map(since -> new TokenRevocation(userId, since, updatedAt));
    }

    /** The row of the table topic; a deleted account has none. */
    public Optional<UserRow> toRow() {
        return person.map(who ->
                new UserRow(userId, who.email(), who.firstName(), who.lastName(), role, version, createdAt, updatedAt));
    }
}
