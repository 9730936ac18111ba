package io.ordersaga.topics;

import java.util.UUID;

/**
 * Identifies a product; the key of its stock.
 *
 * @param value `prd_` and a lower-case UUID
 */
public record ProductId(String value) implements Id {
    public static final String PREFIX = "prd_";

    /** @throws IllegalArgumentException if the value is not of this form */
    public ProductId {
        Id.requireForm(PREFIX, value);
    }

    public static ProductId of(UUID uuid) {
        return new ProductId(PREFIX + uuid);
    }
}
