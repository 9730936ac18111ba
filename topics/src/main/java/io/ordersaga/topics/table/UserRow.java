package io.ordersaga.topics.table;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.time.Instant;

/**
 * The current state of a user account; a deleted account has no row.
 *
 * @param version counts the account's events, from 1
 */
public record UserRow(
        UserId userId,
        Email email,
        String firstName,
        String lastName,
        Role role,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
