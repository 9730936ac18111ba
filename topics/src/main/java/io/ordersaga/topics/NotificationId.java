package io.ordersaga.topics;

import java.util.UUID;

/**
 * Identifies a notification to one user.
 *
 * @param value `ntf_` and a lower-case UUID
 */
public record NotificationId(String value) implements Id {
    public static final String PREFIX = "ntf_";

    /** @throws IllegalArgumentException if the value is not of this form */
    public NotificationId {
        Id.requireForm(PREFIX, value);
    }

    public static NotificationId of(UUID uuid) {
        return new NotificationId(PREFIX + uuid);
    }

    /** The one notification that a message gives rise to, however often it is read. */
    public static NotificationId causedBy(EventId message) {
        return of(NameBasedUuid.of("notification", message.value()));
    }
}
