package io.ordersaga.topics;

import java.util.UUID;

/**
 * Identifies a session: the family of refresh tokens that descend from one login or registration.
 *
 * @param value `ses_` and a lower-case UUID
 */
public record SessionId(String value) implements Id {
    public static final String PREFIX = "ses_";

    /** @throws IllegalArgumentException if the value is not of this form */
    public SessionId {
        Id.requireForm(PREFIX, value);
    }

    public static SessionId of(UUID uuid) {
        return new SessionId(PREFIX + uuid);
    }
}
