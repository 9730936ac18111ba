package io.ordersaga.topology.decision.user;

import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.TokenHash;

/** Where a session stands. */
public sealed interface SessionState {

    /** It was never opened, or is forgotten. */
    record None() implements SessionState {}

    /**
     * @param row what others may see of it
     * @param token hash of the one refresh token that is good, as long as the row says that the session is open
     */
    record Known(Session row, TokenHash token) implements SessionState {}
}
