package io.ordersaga.topology.decision.user;

import static io.ordersaga.topology.decision.user.People.ANN;
import static io.ordersaga.topology.decision.user.People.STRANGER;
import static io.ordersaga.topology.decision.user.People.id;
import static io.ordersaga.topology.decision.user.People.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.EveryPath;
import io.ordersaga.testkit.EveryPath.Walk;
import io.ordersaga.testkit.Step;
import io.ordersaga.testkit.WalkedPath;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.Session.Status;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.SessionCommand.CloseSession;
import io.ordersaga.topics.user.SessionCommand.OpenSession;
import io.ordersaga.topics.user.SessionCommand.RefreshSession;
import io.ordersaga.topics.user.TokenHash;
import io.ordersaga.topology.decision.user.SessionState.Known;
import io.ordersaga.topology.decision.user.SessionState.None;
import io.ordersaga.topology.decision.user.SessionWalkTest.Input.Ask;
import io.ordersaga.topology.decision.user.SessionWalkTest.Input.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One session under every sequence of refreshes, log-outs and repeats, with time passing at every step. */
class SessionWalkTest {
    private static final int LENGTH = 6;
    private static final SessionId SESSION = SessionId.of(new UUID(0, 1));
    private static final TokenHash FIRST = token("1");
    private static final TokenHash SECOND = token("2");
    private static final TokenHash ALSO_SECOND = token("3");
    private static final TokenHash THIRD = token("4");

    private static final List<Input> INPUTS = List.of(
            new Ask(message(id(1), new OpenSession(SESSION, ANN, FIRST))),
            new Ask(message(id(2), new RefreshSession(SESSION, FIRST, SECOND))),
            new Ask(message(id(3), new RefreshSession(SESSION, FIRST, ALSO_SECOND))),
            new Ask(message(id(4), new RefreshSession(SESSION, SECOND, THIRD))),
            new Ask(message(id(5), new CloseSession(SESSION, ANN, SECOND))),
            new Ask(message(id(6), new CloseSession(SESSION, STRANGER, FIRST))),
            new Wait());

    /** What can happen next. */
    sealed interface Input {
        record Ask(Message<SessionCommand> command) implements Input {}

        /** Twenty days pass: one wait leaves a token good, two do not. */
        record Wait() implements Input {}
    }

    /** A session and the time. */
    record World(SessionState state, Instant now) {
        Step<World, Outcome> take(Input input) {
            return switch (input) {
                case Wait wait -> {
                    Instant later = now.plus(Duration.ofDays(20));
                    yield new Step<>(new World(Sessions.expire(state, later), later), List.of());
                }
                case Ask(var command) -> {
                    SessionState next = Sessions.decide(state, command, now);
                    yield new Step<>(new World(next, now), outcomes(next, command));
                }
            };
        }

        private List<Outcome> outcomes(SessionState next, Message<SessionCommand> command) {
            if (next.equals(state) || !(next instanceof Known known)) {
                return List.of();
            }
            return List.of(
                    new Outcome(command.body(), known.row().accepted().contains(command.eventId()), now, known.row()));
        }
    }

    /** @param at when it was decided */
    record Outcome(SessionCommand command, boolean accepted, Instant at, Session row) {}

    @Test
    void shouldNeverObeyATokenTwiceNorAnyTokenAfterThat() {
        Walk<World> walk = EveryPath.from(new World(new None(), Instant.parse("2026-01-01T00:00:00Z")))
                .over(INPUTS)
                .deciding(World::take)
                .upTo(LENGTH)
                .checking(SessionWalkTest::check);

        for (Status status : Status.values()) {
            assertThat(walk.states())
                    .anyMatch(world ->
                            world.state() instanceof Known known && known.row().status() == status);
        }
    }

    private static void check(WalkedPath<World, Input, Outcome> path) {
        Set<TokenHash> spent = new HashSet<>();
        boolean ended = false;
        for (Outcome outcome : path.outputs()) {
            if (outcome.command() instanceof OpenSession) {
                // An expired session is forgotten, and its id may be opened anew.
                spent.clear();
                ended = false;
            }
            assertThat(ended && outcome.accepted())
                    .as("obeyed after the end: %s", outcome)
                    .isFalse();
            if (outcome.command() instanceof RefreshSession refresh) {
                assertThat(outcome.accepted() && !spent.add(refresh.presented()))
                        .as("obeyed twice: %s", outcome)
                        .isFalse();
                assertThat(outcome.row().expiresAt()).isAfter(outcome.at());
                assertThat(ended || outcome.accepted() || outcome.row().status() == Status.REUSED)
                        .as("went on with a token in two hands: %s", outcome)
                        .isTrue();
            }
            ended |= outcome.row().status() != Status.OPEN;
        }
    }

    private static TokenHash token(String digit) {
        return new TokenHash(digit.repeat(43));
    }
}
