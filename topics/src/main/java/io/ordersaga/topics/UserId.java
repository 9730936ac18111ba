package io.ordersaga.topics;

import java.util.UUID;

/**
 * Identifies a user account.
 *
 * @param value `usr_` and a lower-case UUID
 */
public record UserId(String value) implements Id {
    public static final String PREFIX = "usr_";

    /** @throws IllegalArgumentException if the value is not of this form */
    public UserId {
        Id.requireForm(PREFIX, value);
    }

    public static UserId of(UUID uuid) {
        return new UserId(PREFIX + uuid);
    }

    /** The id that every registration of this e-mail by this command gets, however often it is sent. */
    public static UserId registeredBy(EventId command) {
        return of(NameBasedUuid.of("user", command.value()));
    }
}
