package io.ordersaga.edge.user;

import io.ordersaga.edge.command.DecisionPort;
import io.ordersaga.edge.command.DecisionPort.To;
import io.ordersaga.edge.http.Origin;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.token.RefreshToken;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.Session.Status;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.SessionCommand.CloseSession;
import io.ordersaga.topics.user.SessionCommand.OpenSession;
import io.ordersaga.topics.user.SessionCommand.RefreshSession;
import io.ordersaga.topology.stream.user.UserStores;
import java.security.SecureRandom;
import java.util.Optional;

/** Opens sessions, exchanges their refresh tokens and ends them: sends the command and waits for its outcome. */
public final class SessionPort {
    private final DecisionPort decisions;
    private final StoreReader reader;
    private final SecureRandom random;

    /** @param random makes the secrets of refresh tokens */
    public SessionPort(DecisionPort decisions, StoreReader reader, SecureRandom random) {
        this.decisions = decisions;
        this.reader = reader;
        this.random = random;
    }

    /** The first refresh token of a new session. */
    RefreshToken open(UserId user, Origin origin) throws InterruptedException {
        RefreshToken token = RefreshToken.generate(SessionId.of(decisions.newId()), random);
        decide(new OpenSession(token.session(), user, token.hash()), origin);
        return token;
    }

    /** The open session that a token names, whether or not the token is the good one; empty if there is none. */
    Optional<Session> find(RefreshToken token) {
        return reader.get(UserStores.SESSIONS, token.session()).filter(session -> session.status() == Status.OPEN);
    }

    /** The token that takes the place of the presented one of a session that was found; empty if that is not good. */
    Optional<RefreshToken> exchange(RefreshToken presented, Origin origin) throws InterruptedException {
        RefreshToken next = RefreshToken.generate(presented.session(), random);
        boolean accepted = decide(new RefreshSession(presented.session(), presented.hash(), next.hash()), origin);
        return accepted ? Optional.of(next) : Optional.empty();
    }

    /** Ends a session that was found, if it is this user's. */
    void close(RefreshToken presented, UserId user, Origin origin) throws InterruptedException {
        decide(new CloseSession(presented.session(), user, presented.hash()), origin);
    }

    private boolean decide(SessionCommand body, Origin origin) throws InterruptedException {
        Message<SessionCommand> command = decisions.command(body);
        EventId id = command.eventId();
        decisions.send(Topics.SESSION_COMMANDS, command, new To<>(body.sessionId(), origin));
        // A session that expires just now has no row to wait for; a new one has none yet.
        boolean isNew = body instanceof OpenSession;
        return decisions
                .awaitState(
                        UserStores.SESSIONS,
                        body.sessionId(),
                        row -> row.map(session -> session.knows(id)).orElse(!isNew))
                .filter(session -> session.accepted().contains(id))
                .isPresent();
    }
}
