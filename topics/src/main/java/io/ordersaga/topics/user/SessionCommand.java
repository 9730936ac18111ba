package io.ordersaga.topics.user;

import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;

/** What is asked of a session. Key of the topic: the session's id. */
public sealed interface SessionCommand {
    SessionId sessionId();

    /** @param token hash of the session's first refresh token */
    record OpenSession(SessionId sessionId, UserId userId, TokenHash token) implements SessionCommand {}

    /**
     * Puts a new refresh token in the place of the one that was presented.
     *
     * @param presented hash of the token that the client sent
     * @param next hash of the token that it gets if this is accepted
     */
    record RefreshSession(SessionId sessionId, TokenHash presented, TokenHash next) implements SessionCommand {}

    /**
     * Ends the session, if it is this user's.
     *
     * @param presented hash of the token that the client sent
     */
    record CloseSession(SessionId sessionId, UserId userId, TokenHash presented) implements SessionCommand {}
}
