package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topology.decision.user.SessionState;
import io.ordersaga.topology.decision.user.SessionState.Known;
import io.ordersaga.topology.decision.user.SessionState.None;
import io.ordersaga.topology.decision.user.Sessions;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The single writer of sessions. It forwards each changed row, and a tombstone when a session has expired. */
final class SessionProcessor implements Processor<SessionId, Message<SessionCommand>, SessionId, Session> {
    private final ProcessorContext<SessionId, Session> context;
    private final KeyValueStore<SessionId, SessionState> sessions;
    private final Deadlines<SessionId> deadlines;

    private SessionProcessor(ProcessorContext<SessionId, Session> context) {
        this.context = context;
        this.sessions = UserStores.SESSION_STATES.in(context);
        this.deadlines = Deadlines.in(context, UserStores.SESSION_DEADLINES, SessionId::value, this::expire);
    }

    /** A supplier that brings the stores of sessions. */
    static ProcessorSupplier<SessionId, Message<SessionCommand>, SessionId, Session> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<SessionId, Message<SessionCommand>, SessionId, Session> get() {
                return new Deferred<>(SessionProcessor::new);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(UserStores.SESSION_STATES.builder(), UserStores.SESSION_DEADLINES.builder());
            }
        };
    }

    @Override
    public void process(Record<SessionId, Message<SessionCommand>> record) {
        Message<SessionCommand> message = Deciding.message(record, record.value(), SessionCommand::sessionId);
        SessionState state = state(record.key());
        Instant now = Deciding.now(context);
        SessionState next = Deciding.decide(() -> Sessions.decide(state, message, now));
        apply(new Change(record.key(), state, next), record.headers());
    }

    private void expire(Deadlines.Due<SessionId> due) {
        SessionState state = state(due.key());
        apply(new Change(due.key(), state, Sessions.expire(state, Deciding.now(context))), due.headers());
    }

    private record Change(SessionId id, SessionState before, SessionState after) {}

    private void apply(Change change, Headers headers) {
        if (change.before().equals(change.after())) {
            return;
        }
        Optional<Session> row = rowOf(change.after());
        if (row.isPresent()) {
            sessions.put(change.id(), change.after());
        } else {
            sessions.delete(change.id());
        }
        deadlines.move(change.id(), expiryOf(change.before()), row.map(Session::expiresAt), headers);
        // A null is the tombstone that takes an expired session out of the table.
        context.forward(new Record<>(
                change.id(), row.orElse(null), Deciding.now(context).toEpochMilli(), headers));
    }

    private static Optional<Instant> expiryOf(SessionState state) {
        return rowOf(state).map(Session::expiresAt);
    }

    private static Optional<Session> rowOf(SessionState state) {
        return state instanceof Known(var row, var token) ? Optional.of(row) : Optional.empty();
    }

    private SessionState state(SessionId id) {
        return Objects.requireNonNullElseGet(sessions.get(id), None::new);
    }
}
