package io.ordersaga.edge.command;

import io.ordersaga.edge.http.Origin;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.view.CommandOutcome;
import io.ordersaga.topology.view.Outcomes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Sends commands and waits until a view shows what has been decided. Safe for use by many threads. */
public final class DecisionPort {
    private static final Duration DECISION_TIMEOUT = Duration.ofSeconds(10);

    private final CommandSender sender;
    private final StoreReader reader;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    /** @param ids gives random ids */
    public DecisionPort(CommandSender sender, StoreReader reader, Supplier<UUID> ids, InstantSource clock) {
        this.sender = sender;
        this.reader = reader;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where a kind of entity shows the outcomes of its commands. */
    public record Shown<K, R>(KeyedStore<K, R> view, Function<R, Outcomes> outcomes) {}

    /** A random id for something new. */
    public UUID newId() {
        return ids.get();
    }

    /** A new command. */
    public <T> Message<T> command(T body) {
        return command(EventId.of(ids.get()), body);
    }

    /** A command with an id of its own making, so that sending it twice is sending it once. */
    public <T> Message<T> command(EventId id, T body) {
        return new Message<>(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), body);
    }

    /**
     * Sends a command and waits for its outcome.
     *
     * @return the row that shows that it was accepted
     * @throws ProblemException with the refusal's code if it was refused, or if no outcome is seen in time
     */
    public <K, T, R> R decide(Topic<K, Message<T>> topic, Message<T> command, Shown<K, R> shown, To<K> to)
            throws InterruptedException {
        sender.send(topic, to.key(), command, to.origin());
        R row = await(
                shown.view(),
                to.key(),
                candidate ->
                        shown.outcomes().apply(candidate).of(command.eventId()).isPresent());
        requireAccepted(shown.outcomes().apply(row).of(command.eventId()));
        return row;
    }

    /** Whom a command is for, and whence it comes. */
    public record To<K>(K key, Origin origin) {}

    /** Sends a command whose outcome is seen elsewhere. */
    public <K, T> void send(Topic<K, Message<T>> topic, Message<T> command, To<K> to) throws InterruptedException {
        sender.send(topic, to.key(), command, to.origin());
    }

    /** Waits until a row is as wanted. @throws ProblemException if it is not in time */
    public <K, R> R await(KeyedStore<K, R> view, K key, Predicate<R> wanted) throws InterruptedException {
        return reader.await(view, key, wanted, DECISION_TIMEOUT).orElseThrow(DecisionPort::notConfirmed);
    }

    /** As {@link #await}, where the absence of a row may be what is waited for. */
    public <K, R> Optional<R> awaitState(KeyedStore<K, R> view, K key, Predicate<Optional<R>> wanted)
            throws InterruptedException {
        return reader.awaitState(view, key, wanted, DECISION_TIMEOUT).orElseThrow(DecisionPort::notConfirmed);
    }

    private static ProblemException notConfirmed() {
        return new ProblemException(
                        ProblemType.COMMAND_NOT_CONFIRMED, "the request was sent, but its outcome is not known yet")
                .withHeader("Retry-After", "1");
    }

    /** @throws ProblemException if the command was refused */
    public static void requireAccepted(Optional<CommandOutcome> outcome) {
        outcome.flatMap(CommandOutcome::refusal).ifPresent(code -> {
            throw refused(code);
        });
    }

    /** The problem that a refusal is answered with: the one of the same code. */
    public static ProblemException refused(RefusalCode code) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.code().equals(code.code()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no problem type for refusal " + code.code()));
        return new ProblemException(type, type.title());
    }
}
