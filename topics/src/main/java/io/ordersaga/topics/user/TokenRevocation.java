package io.ordersaga.topics.user;

import io.ordersaga.topics.UserId;
import java.time.Instant;

/**
 * Says that a user's older access tokens are void, though they have not expired. Every service reads all of them.
 *
 * @param version of the account since which tokens are good: one that was issued of an older version is void
 * @param at when the account changed; once every token that was issued before has expired, the revocation says nothing
 */
public record TokenRevocation(UserId userId, long version, Instant at) {}
