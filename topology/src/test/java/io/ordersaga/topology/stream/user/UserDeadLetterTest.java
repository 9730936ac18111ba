package io.ordersaga.topology.stream.user;

import static io.ordersaga.topics.log.Topics.CREDENTIALS;
import static io.ordersaga.topics.log.Topics.REGISTRATION_COMMANDS;
import static io.ordersaga.topics.log.Topics.SESSIONS;
import static io.ordersaga.topics.log.Topics.SESSION_COMMANDS;
import static io.ordersaga.topics.log.Topics.USERS;
import static io.ordersaga.topics.log.Topics.USER_COMMANDS;
import static io.ordersaga.topics.log.Topics.USER_EVENTS;
import static io.ordersaga.topology.stream.user.Lobby.ADDRESS;
import static io.ordersaga.topology.stream.user.Lobby.ANN;
import static io.ordersaga.topology.stream.user.Lobby.BOB;
import static io.ordersaga.topology.stream.user.Lobby.HEADERS;
import static io.ordersaga.topology.stream.user.Lobby.OTHER_SESSION;
import static io.ordersaga.topology.stream.user.Lobby.SESSION;
import static io.ordersaga.topology.stream.user.Lobby.TOKEN;
import static io.ordersaga.topology.stream.user.Lobby.givenAccount;
import static io.ordersaga.topology.stream.user.Lobby.registration;
import static io.ordersaga.topology.stream.user.Lobby.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.user.SessionCommand.OpenSession;
import io.ordersaga.topics.user.UserCommand.DeleteUser;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserDeadLetterTest {
    // Under exactly-once the driver of Kafka 4.3 forgets what a deserialization handler sends.
    @RegisterExtension
    final ServiceHarness service = Lobby.harness(ViewListener.NONE)
            .with(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);

    static List<Topic<?, ?>> inputs() {
        return List.of(REGISTRATION_COMMANDS, USER_COMMANDS, USER_EVENTS, CREDENTIALS, SESSION_COMMANDS, SESSIONS);
    }

    static List<Topic<?, ?>> inputsWithoutTombstones() {
        return List.of(REGISTRATION_COMMANDS, USER_COMMANDS, USER_EVENTS, SESSION_COMMANDS);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldKeepTheBytesOfARecordThatCannotBeReadAndGoOn(Topic<?, ?> input) {
        service.ignoring(CREDENTIALS, USER_COMMANDS, USER_EVENTS, USERS);

        service.pipeRaw(input.name(), key(input).getBytes(UTF_8), "{\"email\":\"sam@".getBytes(UTF_8));
        service.whenMessage(REGISTRATION_COMMANDS, ADDRESS, registration(ANN));

        service.thenDeadLetter().isFrom(input.name(), 0).keeps(key(input), "{\"email\":\"sam@");
        assertThat(view(service, ANN).person()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("inputsWithoutTombstones")
    void shouldKeepARecordWithoutAValue(Topic<?, ?> input) {
        service.pipeRaw(input.name(), key(input).getBytes(UTF_8), null);

        service.thenDeadLetter().isFrom(input.name(), 0).keeps(key(input), null);
    }

    @Test
    void shouldKeepARowWithoutAKey() {
        service.pipeRaw(CREDENTIALS.name(), null, null);

        service.thenDeadLetter().isFrom("credentials", 0).keeps(null, (String) null);
    }

    @Test
    void shouldKeepARegistrationThatLiesUnderAnotherAddress() {
        service.whenMessage(REGISTRATION_COMMANDS, new Email("ann@example.com"), registration(ANN), HEADERS);

        service.thenDeadLetter().isFrom("registration-commands").hasHeaders(HEADERS);
        assertThat(service.entries("email-claims")).isEmpty();
    }

    @Test
    void shouldKeepACommandThatLiesUnderTheKeyOfAnotherUser() {
        givenAccount(service, ANN);

        service.whenMessage(USER_COMMANDS, BOB, new DeleteUser(ANN, Optional.empty()), HEADERS);

        service.thenDeadLetter().isFrom("user-commands").hasHeaders(HEADERS);
        assertThat(view(service, ANN).person()).isPresent();
    }

    @Test
    void shouldKeepACommandThatLiesUnderTheKeyOfAnotherSession() {
        service.whenMessage(SESSION_COMMANDS, OTHER_SESSION, new OpenSession(SESSION, ANN, TOKEN), HEADERS);

        service.thenDeadLetter().isFrom("session-commands").hasHeaders(HEADERS);
        assertThat(service.entries("session-states")).isEmpty();
    }

    private static String key(Topic<?, ?> input) {
        if (List.of(SESSION_COMMANDS, SESSIONS).contains(input)) {
            return SESSION.value();
        }
        return List.of(REGISTRATION_COMMANDS, CREDENTIALS).contains(input) ? ADDRESS.value() : ANN.value();
    }
}
