package io.ordersaga.topics.user;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The row of a session: whose it is and how the latest commands to it ended. It holds no token and no hash. Written by the
 * decision on the session, read by whoever sent a command.
 *
 * @param expiresAt when its present refresh token expires, and the row is removed
 * @param accepted the latest accepted commands, oldest first, at most {@link #MAX_OUTCOMES}
 * @param refused the latest refused commands, likewise
 */
public record Session(
        SessionId sessionId,
        UserId userId,
        Status status,
        Instant expiresAt,
        List<EventId> accepted,
        List<EventId> refused) {
    public static final int MAX_OUTCOMES = 16;

    public Session {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /** Whether its tokens work, and if not, why not. */
    public enum Status {
        OPEN,
        /** The user has logged out. */
        CLOSED,
        /** A refresh token was presented that had been replaced before: it is in two hands. */
        REUSED
    }

    public boolean knows(EventId command) {
        return accepted.contains(command) || refused.contains(command);
    }

    /** As it is after a command that was accepted. */
    public Session accepting(EventId command, Status next, Instant expiry) {
        return new Session(sessionId, userId, next, expiry, latest(accepted, command), refused);
    }

    /** As it is after a command that was refused. */
    public Session refusing(EventId command, Status next) {
        return new Session(sessionId, userId, next, expiresAt, accepted, latest(refused, command));
    }

    private static List<EventId> latest(List<EventId> known, EventId command) {
        List<EventId> all = new ArrayList<>(known);
        all.add(command);
        return all.subList(Math.max(0, all.size() - MAX_OUTCOMES), all.size());
    }
}
