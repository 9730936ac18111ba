package io.ordersaga.apps.settings;

import java.time.Duration;

/**
 * What every service of orders, products, payments and users has.
 *
 * @param commitInterval {@code COMMIT_INTERVAL_MS}: how often Streams commits; each step of an order waits for a commit
 * @param pollTime {@code POLL_MS}: how long a Streams thread waits for records before it looks whether a commit is due
 * @param currency {@code CURRENCY}: shown beside every amount (ISO 4217)
 */
public record StreamsSettings(Duration commitInterval, Duration pollTime, String currency) {

    public static StreamsSettings read(SettingsReader reader) {
        return new StreamsSettings(
                Duration.ofMillis(reader.integer("COMMIT_INTERVAL_MS", 20, 1, 1000)),
                Duration.ofMillis(reader.integer("POLL_MS", 10, 1, 1000)),
                reader.text("CURRENCY", "USD", "[A-Z]{3}"));
    }
}
