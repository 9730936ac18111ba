package io.ordersaga.topics;

import java.util.UUID;

/**
 * Identifies an order; the key of its saga.
 *
 * @param value `ord_` and a lower-case UUID
 */
public record OrderId(String value) implements Id {
    public static final String PREFIX = "ord_";

    /** @throws IllegalArgumentException if the value is not of this form */
    public OrderId {
        Id.requireForm(PREFIX, value);
    }

    public static OrderId of(UUID uuid) {
        return new OrderId(PREFIX + uuid);
    }

    /** The one order that this user can place with this idempotency key, on any instance and after any crash. */
    public static OrderId placedWith(UserId user, String idempotencyKey) {
        return of(NameBasedUuid.of("order", user.value(), idempotencyKey));
    }
}
