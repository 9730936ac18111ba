package io.ordersaga.topology.decision.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.PasswordHash;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.RegistrationCommand.RegisterEmail;
import io.ordersaga.topics.user.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Two people who want the same e-mail address, and a stranger to it. */
final class People {
    static final Email ADDRESS = new Email("sam@example.com");
    static final PasswordHash HASH = new PasswordHash("$argon2id$hash");
    static final EventId ANN_REGISTERS = id(1);
    static final EventId BOB_REGISTERS = id(2);
    static final UserId ANN = UserId.registeredBy(ANN_REGISTERS);
    static final UserId BOB = UserId.registeredBy(BOB_REGISTERS);
    static final UserId STRANGER = UserId.of(new UUID(0, 3));

    private People() {}

    static EventId id(long number) {
        return EventId.of(new UUID(9, number));
    }

    static RegistrationCommand registration(UserId user) {
        return new RegisterEmail(ADDRESS, user, HASH, "Sam", "Smith", Role.USER);
    }

    static Credentials row(UserId user, EventId claimedBy, EventId... refused) {
        return new Credentials(ADDRESS, user, HASH, claimedBy, List.of(refused));
    }

    static <T> Message<T> message(EventId id, T body) {
        return new Message<>(id, Instant.EPOCH, body);
    }
}
