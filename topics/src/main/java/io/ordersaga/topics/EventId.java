package io.ordersaga.topics;

import java.util.UUID;

/**
 * Identifies a message: an event, or a command until it has been decided.
 *
 * @param value `evt_` and a lower-case UUID
 */
public record EventId(String value) implements Id {
    public static final String PREFIX = "evt_";

    /** @throws IllegalArgumentException if the value is not of this form */
    public EventId {
        Id.requireForm(PREFIX, value);
    }

    public static EventId of(UUID uuid) {
        return new EventId(PREFIX + uuid);
    }

    /**
     * The id of the message that a decision on this one brings forth. The same decision taken again, after an aborted
     * transaction, gives the same id.
     *
     * @param index place of the new message among those of the decision, from 0
     */
    public EventId follower(String eventType, int index) {
        return of(NameBasedUuid.of("event", value, eventType, Integer.toString(index)));
    }
}
