package io.ordersaga.topology.stream.user;

import static io.ordersaga.topics.log.Topics.CREDENTIALS;
import static io.ordersaga.topics.log.Topics.REGISTRATION_COMMANDS;
import static io.ordersaga.topics.log.Topics.TOKEN_REVOCATIONS;
import static io.ordersaga.topics.log.Topics.USERS;
import static io.ordersaga.topics.log.Topics.USER_COMMANDS;
import static io.ordersaga.topics.log.Topics.USER_EVENTS;
import static io.ordersaga.topology.stream.user.Lobby.ADDRESS;
import static io.ordersaga.topology.stream.user.Lobby.ANN;
import static io.ordersaga.topology.stream.user.Lobby.BOB;
import static io.ordersaga.topology.stream.user.Lobby.HASH;
import static io.ordersaga.topology.stream.user.Lobby.HEADERS;
import static io.ordersaga.topology.stream.user.Lobby.givenAccount;
import static io.ordersaga.topology.stream.user.Lobby.registration;
import static io.ordersaga.topology.stream.user.Lobby.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.OutputRecord;
import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.RegistrationCommand.ReleaseEmail;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.TokenRevocation;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserCommand.CreateUser;
import io.ordersaga.topics.user.UserCommand.DeleteUser;
import io.ordersaga.topics.user.UserCommand.UpdateUser;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCommandRefused;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import io.ordersaga.topics.user.UserEvent.UserDeleted;
import io.ordersaga.topics.user.UserEvent.UserUpdated;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserTopologyTest {
    private static final Instant START = TopologyHarness.START;
    private static final UpdateUser PROMOTION =
            new UpdateUser(ANN, Optional.empty(), Optional.empty(), Optional.of(Role.ANALYST), Optional.empty());

    private final List<Map.Entry<String, Object>> heard = new ArrayList<>();

    private final List<Map.Entry<String, Object>> removed = new ArrayList<>();

    @RegisterExtension
    final ServiceHarness service = Lobby.harness(new Ear());

    private final class Ear implements ViewListener {
        @Override
        public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
            heard.add(Map.entry(store.name(), row));
        }

        @Override
        public <K, R> void removed(KeyedStore<K, R> store, K key) {
            removed.add(Map.entry(store.name(), key));
        }
    }

    @Test
    void shouldOfferItsViewsToQueriesAndNothingElse() {
        assertThat(UserViews.queryable().stream().map(KeyedStore::name))
                .containsExactlyInAnyOrder("users", "users-by-time", "credentials", "sessions");
        assertThat(service.stores())
                .containsExactlyInAnyOrder(
                        "email-claims",
                        "user-accounts",
                        "users",
                        "users-by-time",
                        "credentials",
                        "session-states",
                        "session-deadlines",
                        "sessions");
    }

    @Test
    void shouldOpenNeitherPasswordHashesNorSessionsToAnalysts() {
        assertThat(UserViews.open().stream().map(OpenStore::name)).containsExactlyInAnyOrder("users", "users-by-time");
    }

    @Test
    void shouldSendOnEachStepOfARegistration() {
        service.ignoring(USERS);
        service.advance(Duration.ofSeconds(1));

        EventId command = service.whenMessage(REGISTRATION_COMMANDS, ADDRESS, registration(ANN), HEADERS);

        Instant now = START.plusSeconds(1);
        EventId creation = command.follower("create-user", 0);
        Credentials row = new Credentials(ADDRESS, ANN, HASH, command, List.of());
        UserCommand create = new CreateUser(ANN, ADDRESS, "Sam", "Smith", Role.USER, command);
        UserEvent created = new UserCreated(ANN, ADDRESS, "Sam", "Smith", Role.USER, command);
        assertThat(service.then(CREDENTIALS).records()).containsExactly(new OutputRecord<>(ADDRESS, row, HEADERS, now));
        assertThat(service.then(USER_COMMANDS).records())
                .containsExactly(new OutputRecord<>(ANN, new Message<>(creation, now, create), HEADERS, now));
        assertThat(service.then(USER_EVENTS).records())
                .containsExactly(new OutputRecord<>(
                        ANN, new Message<>(creation.follower("user-created", 0), now, created), HEADERS, now));
    }

    @Test
    void shouldShowARegisteredAccountInEveryView() {
        service.ignoring(CREDENTIALS, USER_COMMANDS, USER_EVENTS);

        EventId command = service.whenMessage(REGISTRATION_COMMANDS, ADDRESS, registration(ANN), HEADERS);

        Credentials row = new Credentials(ADDRESS, ANN, HASH, command, List.of());
        UserRow table = new UserRow(ANN, ADDRESS, "Sam", "Smith", Role.USER, 1, START, START);
        assertThat(service.then(USERS).records()).containsExactly(new OutputRecord<>(ANN, table, HEADERS, START));
        assertThat(service.entries("credentials")).isEqualTo(Map.of(ADDRESS, row));
        assertThat(service.entries("users-by-time")).isEqualTo(Map.of(IndexKeys.byTime(START, ANN), ANN));
        assertThat(view(service, ANN).outcomes().of(command).orElseThrow().refusal())
                .isEmpty();
        assertThat(heard)
                .containsExactlyInAnyOrder(Map.entry("credentials", row), Map.entry("users", view(service, ANN)));
    }

    @Test
    void shouldNoteARefusedRegistrationInTheCredentials() {
        EventId first = givenAccount(service, ANN);

        EventId second = service.whenMessage(REGISTRATION_COMMANDS, ADDRESS, registration(BOB), HEADERS);

        Credentials noted = new Credentials(ADDRESS, ANN, HASH, first, List.of(second));
        assertThat(service.then(CREDENTIALS).values()).containsExactly(noted);
        assertThat(service.entries("credentials")).isEqualTo(Map.of(ADDRESS, noted));
        assertThat(heard).last().isEqualTo(Map.entry("credentials", noted));
        assertThat(service.entries("users")).containsOnlyKeys(ANN);
    }

    @Test
    void shouldSendNothingWhenARegistrationIsDeliveredTwice() {
        var message = service.message(registration(ANN));
        service.given(REGISTRATION_COMMANDS, ADDRESS, message);

        service.when(REGISTRATION_COMMANDS, ADDRESS, message);

        assertThat(service.then(CREDENTIALS).records()).isEmpty();
        assertThat(service.then(USER_COMMANDS).records()).isEmpty();
        assertThat(service.then(USER_EVENTS).records()).isEmpty();
    }

    @Test
    void shouldShowAnUpdateWithItsTime() {
        givenAccount(service, ANN);
        service.advance(Duration.ofHours(1));

        EventId command = service.whenMessage(USER_COMMANDS, ANN, PROMOTION, HEADERS);

        Instant now = START.plus(Duration.ofHours(1));
        UserRow table = new UserRow(ANN, ADDRESS, "Sam", "Smith", Role.ANALYST, 2, START, now);
        assertThat(service.thenBodies(USER_EVENTS))
                .containsExactly(new UserUpdated(ANN, "Sam", "Smith", Role.ANALYST, command));
        assertThat(service.then(USERS).records()).containsExactly(new OutputRecord<>(ANN, table, HEADERS, now));
        assertThat(service.then(TOKEN_REVOCATIONS).records())
                .containsExactly(new OutputRecord<>(ANN, new TokenRevocation(ANN, 2, now), HEADERS, now));
        assertThat(service.entries("users-by-time")).isEqualTo(Map.of(IndexKeys.byTime(START, ANN), ANN));
        assertThat(view(service, ANN).outcomes().of(command)).isPresent();
    }

    @Test
    void shouldRevokeNoTokensWhenOnlyTheNameChanges() {
        service.ignoring(USERS, USER_EVENTS);
        givenAccount(service, ANN);

        service.whenMessage(
                USER_COMMANDS,
                ANN,
                new UpdateUser(ANN, Optional.of("Ann"), Optional.empty(), Optional.of(Role.USER), Optional.empty()),
                HEADERS);

        assertThat(service.then(TOKEN_REVOCATIONS).records()).isEmpty();
    }

    @Test
    void shouldForgetThePersonAndTheAddressWhenAnAccountIsDeleted() {
        givenAccount(service, ANN);

        EventId command = service.whenMessage(USER_COMMANDS, ANN, new DeleteUser(ANN, Optional.empty()), HEADERS);

        EventId release = command.follower("release-email", 0);
        assertThat(service.thenBodies(USER_EVENTS)).containsExactly(new UserDeleted(ANN, ADDRESS, command));
        assertThat(service.then(REGISTRATION_COMMANDS).records())
                .containsExactly(new OutputRecord<>(
                        ADDRESS, new Message<>(release, START, new ReleaseEmail(ADDRESS, ANN)), HEADERS, START));
        assertThat(service.then(CREDENTIALS).records())
                .singleElement()
                .satisfies(tombstone -> assertTombstone(tombstone, ADDRESS));
        assertThat(service.then(USERS).records())
                .singleElement()
                .satisfies(tombstone -> assertTombstone(tombstone, ANN));
        assertThat(service.then(TOKEN_REVOCATIONS).records())
                .containsExactly(new OutputRecord<>(ANN, new TokenRevocation(ANN, 2, START), HEADERS, START));
        assertThat(removed).containsExactly(Map.entry("credentials", ADDRESS));
        assertThat(service.entries("credentials")).isEmpty();
        assertThat(service.entries("email-claims")).isEmpty();
        assertThat(service.entries("users-by-time")).isEmpty();
        assertThat(view(service, ANN).person()).isEmpty();
        assertThat(view(service, ANN).outcomes().of(command)).isPresent();
    }

    @Test
    void shouldGiveTheAddressToAnotherWhenItsAccountIsDeleted() {
        service.ignoring(USER_COMMANDS, USER_EVENTS, USERS, TOKEN_REVOCATIONS);
        givenAccount(service, ANN);
        service.givenMessage(USER_COMMANDS, ANN, new DeleteUser(ANN, Optional.empty()));

        EventId command = service.whenMessage(REGISTRATION_COMMANDS, ADDRESS, registration(BOB));

        assertThat(service.then(CREDENTIALS).values())
                .containsExactly(new Credentials(ADDRESS, BOB, HASH, command, List.of()));
        assertThat(view(service, BOB).person()).isPresent();
    }

    @Test
    void shouldFreeTheAddressAgainWhenTheRegistrationOfADeletedAccountComesLate() {
        service.ignoring(CREDENTIALS, USER_COMMANDS);
        var message = service.message(registration(ANN));
        service.given(REGISTRATION_COMMANDS, ADDRESS, message);
        service.givenMessage(USER_COMMANDS, ANN, new DeleteUser(ANN, Optional.empty()));

        service.when(REGISTRATION_COMMANDS, ADDRESS, message);

        assertThat(service.thenBodies(REGISTRATION_COMMANDS)).containsExactly(new ReleaseEmail(ADDRESS, ANN));
        assertThat(service.entries("credentials")).isEmpty();
        assertThat(view(service, ANN).person()).isEmpty();
    }

    @Test
    void shouldRefuseACommandToAnAccountThatIsGone() {
        service.ignoring(USERS);
        givenAccount(service, ANN);
        service.givenMessage(USER_COMMANDS, ANN, new DeleteUser(ANN, Optional.empty()));

        EventId command = service.whenMessage(USER_COMMANDS, ANN, PROMOTION);

        assertThat(service.thenBodies(USER_EVENTS))
                .containsExactly(new UserCommandRefused(ANN, command, RefusalCode.NOT_FOUND));
        assertThat(view(service, ANN).outcomes().of(command).orElseThrow().refusal())
                .contains(RefusalCode.NOT_FOUND);
    }

    @Test
    void shouldShowNoRowWhenACommandIsForAnAccountThatNeverWas() {
        EventId command = service.whenMessage(USER_COMMANDS, BOB, new DeleteUser(BOB, Optional.empty()));

        assertThat(service.thenBodies(USER_EVENTS))
                .containsExactly(new UserCommandRefused(BOB, command, RefusalCode.NOT_FOUND));
        assertThat(service.entries("users")).isEmpty();
    }

    private static void assertTombstone(OutputRecord<?, ?> record, Object key) {
        assertThat(record.key()).isEqualTo(key);
        assertThat(record.value()).isNull();
        assertThat(record.headers()).isEqualTo(HEADERS);
    }
}
