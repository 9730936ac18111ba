package io.ordersaga.system.simulation.world;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.NameBasedUuid;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.TokenHash;
import java.util.UUID;

/** The ids of the things that steps call by numbers. */
public final class Names {
    private Names() {}

    public static ProductId product(int number) {
        return ProductId.of(new UUID(0x8000L, Long.MIN_VALUE | number));
    }

    public static UserId user(int number) {
        return UserId.registeredBy(registration(number));
    }

    public static OrderId order(int number, int user) {
        return OrderId.placedWith(user(user), Integer.toString(number));
    }

    static SessionId session(int number) {
        return SessionId.of(new UUID(0x8000L, Long.MIN_VALUE | number));
    }

    /** The hash of a session's refresh token; the one it begins with has the number 0. */
    static TokenHash token(int session, int number) {
        return new TokenHash("%021d-%021d".formatted(session, number));
    }

    static EventId registration(int user) {
        return command("register", user);
    }

    static Email email(int user) {
        return new Email("user-" + user + "@shop.example");
    }

    static EventId command(String kind, int... numbers) {
        String[] parts = new String[numbers.length + 1];
        parts[0] = kind;
        for (int index = 0; index < numbers.length; index++) {
            parts[index + 1] = Integer.toString(numbers[index]);
        }
        return EventId.of(NameBasedUuid.of(parts));
    }
}
