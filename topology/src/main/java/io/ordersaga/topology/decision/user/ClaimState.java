package io.ordersaga.topology.decision.user;

import io.ordersaga.topics.user.Credentials;

/** Whose an e-mail address is. */
public sealed interface ClaimState {

    /** Nobody's. */
    record Free() implements ClaimState {}

    /** @param credentials the row that login reads */
    record Claimed(Credentials credentials) implements ClaimState {}
}
