package io.ordersaga.apps.settings;

import io.ordersaga.topology.decision.order.SagaPolicy;
import java.time.Duration;

/**
 * The order service's settings.
 *
 * @param saga {@code SAGA_RESERVATION_TIMEOUT_MS}, {@code SAGA_PAYMENT_TIMEOUT_MS}, {@code SAGA_RELEASE_TIMEOUT_MS}
 */
public record OrderSettings(StreamsSettings streams, SagaPolicy saga) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    public static OrderSettings read(SettingsReader reader) {
        return new OrderSettings(
                StreamsSettings.read(reader),
                new SagaPolicy(
                        timeout(reader, "SAGA_RESERVATION_TIMEOUT_MS", 10),
                        timeout(reader, "SAGA_PAYMENT_TIMEOUT_MS", 15),
                        timeout(reader, "SAGA_RELEASE_TIMEOUT_MS", 10)));
    }

    private static Duration timeout(SettingsReader reader, String key, int fallbackSeconds) {
        return reader.millis(key, Duration.ofSeconds(fallbackSeconds), SHORTEST, LONGEST);
    }
}
