package io.ordersaga.topics;

import java.util.UUID;

/**
 * Identifies a payment; the idempotency key of every call to the payment provider about it.
 *
 * @param value `pay_` and a lower-case UUID
 */
public record PaymentId(String value) implements Id {
    public static final String PREFIX = "pay_";

    /** @throws IllegalArgumentException if the value is not of this form */
    public PaymentId {
        Id.requireForm(PREFIX, value);
    }

    public static PaymentId of(UUID uuid) {
        return new PaymentId(PREFIX + uuid);
    }

    /** The one payment of an order. */
    public static PaymentId of(OrderId order) {
        return of(NameBasedUuid.of("payment", order.value()));
    }
}
