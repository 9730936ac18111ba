package io.ordersaga.topology.decision.user;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.Session.Status;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.SessionCommand.CloseSession;
import io.ordersaga.topics.user.SessionCommand.OpenSession;
import io.ordersaga.topics.user.SessionCommand.RefreshSession;
import io.ordersaga.topics.user.TokenHash;
import io.ordersaga.topology.decision.user.SessionState.Known;
import io.ordersaga.topology.decision.user.SessionState.None;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of a session. Pure: the same state, command and time give the same next state.
 *
 * <p>A session has one good refresh token at a time; each can be used once. One that is presented after it was replaced is in
 * two hands, and nobody can tell whose are the right ones: the session ends, and with it the token that is good. This holds
 * for two requests that present the same token at the same time too: the first to be decided wins, and then the second ends
 * what the first has won. A client must not use one token twice, and logs in again if it did.
 */
public final class Sessions {
    /** How long a refresh token is good, from its issue. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private Sessions() {}

    private record On(SessionState state, SessionCommand command) {}

    public static SessionState decide(SessionState state, Message<SessionCommand> message, Instant now) {
        EventId id = message.eventId();
        return switch (new On(state, message.body())) {
            case On(None s, OpenSession c) -> open(c, id, now);
            case On(None s, SessionCommand c) -> s;
            case On(Known s, SessionCommand c) when s.row().knows(id) -> s;
            case On(Known s, OpenSession c) -> refuse(s, id);
            case On(Known s, RefreshSession c) when !isGood(s, now) -> refuse(s, id);
            case On(Known s, RefreshSession c) when s.token().equals(c.presented()) -> rotate(s, c.next(), id, now);
            case On(Known s, RefreshSession c) -> reused(s, id);
            case On(Known s, CloseSession c) when !s.row().userId().equals(c.userId()) -> refuse(s, id);
            case On(Known s, CloseSession c) when !isGood(s, now) -> refuse(s, id);
            case On(Known s, CloseSession c) when s.token().equals(c.presented()) -> close(s, id);
            case On(Known s, CloseSession c) -> reused(s, id);
        };
    }

    /** The state once time has passed: a session whose last refresh token has expired is forgotten. */
    public static SessionState expire(SessionState state, Instant now) {
        return state instanceof Known known && !now.isBefore(known.row().expiresAt()) ? new None() : state;
    }

    private static boolean isGood(Known s, Instant now) {
        return s.row().status() == Status.OPEN && now.isBefore(s.row().expiresAt());
    }

    private static SessionState open(OpenSession c, EventId id, Instant now) {
        Session row = new Session(
                c.sessionId(), c.userId(), Status.OPEN, now.plus(LIFETIME), List.of(id), List.<EventId>of());
        return new Known(row, c.token());
    }

    private static SessionState rotate(Known s, TokenHash next, EventId id, Instant now) {
        return new Known(s.row().accepting(id, Status.OPEN, now.plus(LIFETIME)), next);
    }

    private static SessionState close(Known s, EventId id) {
        return new Known(s.row().accepting(id, Status.CLOSED, s.row().expiresAt()), s.token());
    }

    private static SessionState reused(Known s, EventId id) {
        return new Known(s.row().refusing(id, Status.REUSED), s.token());
    }

    private static SessionState refuse(Known s, EventId id) {
        return new Known(s.row().refusing(id, s.row().status()), s.token());
    }
}
