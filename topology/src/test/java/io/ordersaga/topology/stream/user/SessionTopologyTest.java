package io.ordersaga.topology.stream.user;

import static io.ordersaga.topics.log.Topics.SESSIONS;
import static io.ordersaga.topics.log.Topics.SESSION_COMMANDS;
import static io.ordersaga.topology.stream.user.Lobby.ANN;
import static io.ordersaga.topology.stream.user.Lobby.HEADERS;
import static io.ordersaga.topology.stream.user.Lobby.NEXT_TOKEN;
import static io.ordersaga.topology.stream.user.Lobby.SESSION;
import static io.ordersaga.topology.stream.user.Lobby.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.OutputRecord;
import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.Session.Status;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.SessionCommand.CloseSession;
import io.ordersaga.topics.user.SessionCommand.OpenSession;
import io.ordersaga.topics.user.SessionCommand.RefreshSession;
import io.ordersaga.topology.decision.user.Sessions;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionTopologyTest {
    private static final Instant EXPIRY = TopologyHarness.START.plus(Sessions.LIFETIME);
    private static final RefreshSession REFRESH = new RefreshSession(SESSION, TOKEN, NEXT_TOKEN);

    private final List<Object> heard = new ArrayList<>();

    @RegisterExtension
    final ServiceHarness service = Lobby.harness(new Ear());

    private final class Ear implements ViewListener {
        @Override
        public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
            heard.add(row);
        }

        @Override
        public <K, R> void removed(KeyedStore<K, R> store, K key) {
            heard.add(key);
        }
    }

    @Test
    void shouldShowASessionWhenItIsOpened() {
        EventId opened = service.whenMessage(SESSION_COMMANDS, SESSION, open(), HEADERS);

        Session row = new Session(SESSION, ANN, Status.OPEN, EXPIRY, List.of(opened), List.of());
        assertThat(service.then(SESSIONS).records())
                .containsExactly(new OutputRecord<>(SESSION, row, HEADERS, TopologyHarness.START));
        assertThat(service.entries("sessions")).isEqualTo(Map.of(SESSION, row));
        assertThat(heard).containsExactly(row);
    }

    @Test
    void shouldCountThirtyDaysFromTheLatestRefresh() {
        EventId opened = service.givenMessage(SESSION_COMMANDS, SESSION, open());
        service.advance(Duration.ofDays(20));

        EventId refreshed = service.whenMessage(SESSION_COMMANDS, SESSION, REFRESH);
        service.advance(Duration.ofDays(20));

        Session row = new Session(
                SESSION, ANN, Status.OPEN, EXPIRY.plus(Duration.ofDays(20)), List.of(opened, refreshed), List.of());
        assertThat(service.then(SESSIONS).values()).containsExactly(row);
        assertThat(service.entries("sessions")).isEqualTo(Map.of(SESSION, row));
        assertThat(service.entries("session-deadlines")).hasSize(1);
    }

    @Test
    void shouldEndTheSessionWhenATokenIsUsedTwice() {
        EventId opened = service.givenMessage(SESSION_COMMANDS, SESSION, open());
        EventId refreshed = service.givenMessage(SESSION_COMMANDS, SESSION, REFRESH);

        EventId reused = service.whenMessage(SESSION_COMMANDS, SESSION, REFRESH);
        EventId tooLate =
                service.whenMessage(SESSION_COMMANDS, SESSION, new RefreshSession(SESSION, NEXT_TOKEN, TOKEN));

        assertThat(service.then(SESSIONS).values())
                .containsExactly(
                        new Session(SESSION, ANN, Status.REUSED, EXPIRY, List.of(opened, refreshed), List.of(reused)),
                        new Session(
                                SESSION,
                                ANN,
                                Status.REUSED,
                                EXPIRY,
                                List.of(opened, refreshed),
                                List.of(reused, tooLate)));
    }

    @Test
    void shouldForgetASessionWhenItsTokenHasExpired() {
        service.givenMessage(SESSION_COMMANDS, SESSION, open());
        service.givenMessage(SESSION_COMMANDS, SESSION, new CloseSession(SESSION, ANN, TOKEN));

        service.advance(Sessions.LIFETIME);

        assertThat(service.then(SESSIONS).records()).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.key()).isEqualTo(SESSION);
            assertThat(tombstone.value()).isNull();
        });
        assertThat(service.entries("session-states")).isEmpty();
        assertThat(service.entries("session-deadlines")).isEmpty();
        assertThat(service.entries("sessions")).isEmpty();
        assertThat(heard).last().isEqualTo(SESSION);
    }

    @Test
    void shouldWriteNothingWhenACommandIsDeliveredTwiceOrForNoSession() {
        var message = service.message(open());
        service.given(SESSION_COMMANDS, SESSION, message);

        service.when(SESSION_COMMANDS, SESSION, message);
        service.whenMessage(
                SESSION_COMMANDS, Lobby.OTHER_SESSION, new RefreshSession(Lobby.OTHER_SESSION, TOKEN, TOKEN));

        assertThat(service.then(SESSIONS).records()).isEmpty();
        assertThat(service.entries("session-states")).containsOnlyKeys(SESSION);
    }

    @Test
    void shouldWriteNoHashIntoTheTable() {
        service.whenMessage(SESSION_COMMANDS, SESSION, open());
        service.whenMessage(SESSION_COMMANDS, SESSION, REFRESH);

        assertThat(service.then(SESSIONS).records())
                .extracting(record ->
                        new String(SESSIONS.value().serializer().serialize(SESSIONS.name(), record.value()), UTF_8))
                .hasSize(2)
                .allSatisfy(json -> assertThat(json).doesNotContain(TOKEN.value(), NEXT_TOKEN.value()));
    }

    private static SessionCommand open() {
        return new OpenSession(SESSION, ANN, TOKEN);
    }
}
