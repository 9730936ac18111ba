package io.ordersaga.topology.decision.user;

import static io.ordersaga.topology.decision.user.People.ANN;
import static io.ordersaga.topology.decision.user.People.STRANGER;
import static io.ordersaga.topology.decision.user.People.id;
import static io.ordersaga.topology.decision.user.People.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsTest {
    private static final SessionId SESSION = SessionId.of(new UUID(0, 1));
    private static final TokenHash FIRST = new TokenHash("1".repeat(43));
    private static final TokenHash SECOND = new TokenHash("2".repeat(43));
    private static final TokenHash THIRD = new TokenHash("3".repeat(43));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);
    private static final Instant EXPIRY = START.plus(Sessions.LIFETIME);
    private static final EventId OPENING = id(1);
    private static final EventId COMMAND = id(2);

    private static final Known OPENED =
            new Known(new Session(SESSION, ANN, Status.OPEN, EXPIRY, List.of(OPENING), List.of()), FIRST);
    private static final RefreshSession REFRESH = new RefreshSession(SESSION, FIRST, SECOND);
    private static final CloseSession CLOSE = new CloseSession(SESSION, ANN, FIRST);

    @Test
    void shouldOpenASessionForThirtyDays() {
        SessionState state = Sessions.decide(new None(), message(OPENING, new OpenSession(SESSION, ANN, FIRST)), START);

        assertThat(state).isEqualTo(OPENED);
        assertThat(EXPIRY).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    }

    @Test
    void shouldReplaceTheTokenAndBeginItsThirtyDays() {
        SessionState state = decide(OPENED, REFRESH);

        assertThat(state)
                .isEqualTo(
                        new Known(OPENED.row().accepting(COMMAND, Status.OPEN, LATER.plus(Sessions.LIFETIME)), SECOND));
    }

    @Test
    void shouldEndTheSessionWhenATokenIsPresentedAgain() {
        Known refreshed = new Known(OPENED.row(), SECOND);

        assertThat(decide(refreshed, REFRESH))
                .isEqualTo(new Known(OPENED.row().refusing(COMMAND, Status.REUSED), SECOND));
        assertThat(decide(refreshed, CLOSE))
                .isEqualTo(new Known(OPENED.row().refusing(COMMAND, Status.REUSED), SECOND));
    }

    @Test
    void shouldCloseTheSessionWhenItsUserLogsOut() {
        assertThat(decide(OPENED, CLOSE))
                .isEqualTo(new Known(OPENED.row().accepting(COMMAND, Status.CLOSED, EXPIRY), FIRST));
    }

    @Test
    void shouldNotCloseTheSessionOfAnother() {
        assertThat(decide(OPENED, new CloseSession(SESSION, STRANGER, FIRST)))
                .isEqualTo(new Known(OPENED.row().refusing(COMMAND, Status.OPEN), FIRST));
        assertThat(decide(OPENED, new CloseSession(SESSION, STRANGER, THIRD)))
                .isEqualTo(new Known(OPENED.row().refusing(COMMAND, Status.OPEN), FIRST));
    }

    @Test
    void shouldTakeATokenUntilItExpiresAndNotThen() {
        SessionState lastMoment = Sessions.decide(OPENED, message(COMMAND, REFRESH), EXPIRY.minusMillis(1));
        SessionState over = Sessions.decide(OPENED, message(COMMAND, REFRESH), EXPIRY);

        assertThat(((Known) lastMoment).row().accepted()).contains(COMMAND);
        assertThat(over).isEqualTo(new Known(OPENED.row().refusing(COMMAND, Status.OPEN), FIRST));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "REUSED"})
    void shouldObeyNothingOnceTheSessionHasEnded(Status status) {
        Known ended = new Known(OPENED.row().accepting(id(3), status, EXPIRY), FIRST);

        for (SessionCommand command : List.of(REFRESH, CLOSE, new OpenSession(SESSION, ANN, SECOND))) {
            assertThat(decide(ended, command)).isEqualTo(new Known(ended.row().refusing(COMMAND, status), FIRST));
        }
    }

    @Test
    void shouldChangeNothingWhenACommandComesAgain() {
        for (SessionCommand command : List.of(REFRESH, CLOSE, new RefreshSession(SESSION, THIRD, SECOND))) {
            SessionState once = decide(OPENED, command);

            assertThat(decide(once, command)).isEqualTo(once);
        }
    }

    @Test
    void shouldKnowNothingOfASessionThatWasNeverOpened() {
        assertThat(decide(new None(), REFRESH)).isEqualTo(new None());
        assertThat(decide(new None(), CLOSE)).isEqualTo(new None());
    }

    @Test
    void shouldForgetASessionWhenItHasExpired() {
        assertThat(Sessions.expire(OPENED, EXPIRY.minusMillis(1))).isEqualTo(OPENED);
        assertThat(Sessions.expire(OPENED, EXPIRY)).isEqualTo(new None());
        assertThat(Sessions.expire(new None(), EXPIRY)).isEqualTo(new None());
    }

    @Test
    void shouldForgetTheOldestOutcomesWhenThereAreTooMany() {
        SessionState state = OPENED;
        for (long number = 10; number < 10 + 2 * Session.MAX_OUTCOMES; number++) {
            state = Sessions.decide(state, message(id(number), new CloseSession(SESSION, STRANGER, FIRST)), LATER);
        }

        assertThat(((Known) state).row().refused())
                .containsExactlyElementsOf(LongStream.range(10 + Session.MAX_OUTCOMES, 10 + 2 * Session.MAX_OUTCOMES)
                        .mapToObj(People::id)
                        .toList());
    }

    private static SessionState decide(SessionState state, SessionCommand command) {
        return Sessions.decide(state, message(COMMAND, command), LATER);
    }
}
