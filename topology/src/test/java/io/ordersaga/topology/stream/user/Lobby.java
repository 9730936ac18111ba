package io.ordersaga.topology.stream.user;

import static io.ordersaga.topics.log.Topics.REGISTRATION_COMMANDS;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.PasswordHash;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.RegistrationCommand.RegisterEmail;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.TokenHash;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.view.user.UserView;
import java.util.Map;
import java.util.UUID;

/** What the tests of the user service have in common: two people and the address both want. */
final class Lobby {
    static final UserId ANN = UserId.of(new UUID(5, 1));
    static final UserId BOB = UserId.of(new UUID(5, 2));
    static final Email ADDRESS = new Email("sam@example.com");
    static final PasswordHash HASH = new PasswordHash("$argon2id$hash");
    static final SessionId SESSION = SessionId.of(new UUID(5, 3));
    static final SessionId OTHER_SESSION = SessionId.of(new UUID(5, 4));
    static final TokenHash TOKEN = new TokenHash("a".repeat(43));
    static final TokenHash NEXT_TOKEN = new TokenHash("b".repeat(43));
    static final Map<String, String> HEADERS =
            Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01", MessageHeaders.ACTOR, ANN.value());

    private Lobby() {}

    static ServiceHarness harness(ViewListener listener) {
        return ServiceHarness.ofParts(builder -> {
            UserTopology.addTo(builder);
            new UserViews(listener).addTo(builder);
        });
    }

    static RegistrationCommand registration(UserId user) {
        return new RegisterEmail(ADDRESS, user, HASH, "Sam", "Smith", Role.USER);
    }

    static EventId givenAccount(ServiceHarness service, UserId user) {
        return service.givenMessage(REGISTRATION_COMMANDS, ADDRESS, registration(user));
    }

    static UserView view(ServiceHarness service, UserId user) {
        return service.<UserId, UserView>store("users").get(user);
    }
}
