package io.ordersaga.apps.settings;

import java.time.Duration;

/**
 * What every service of orders, products, payments, users and notifications has.
 *
 * @param decisions {@code COMMIT_INTERVAL_MS}: how often decisions are committed; each step of an order waits for a commit.
 *     {@code POLL_MS}: how long a Streams thread waits for records before it looks whether a commit is due.
 *     {@code FETCH_WAIT_MS}, of the views too: how long records gather before they are read
 * @param views {@code VIEW_COMMIT_INTERVAL_MS}: how often views are committed. Tables and the other services' copies wait for
 *     that, readers of the views do not
 * @param currency {@code CURRENCY}: shown beside every amount (ISO 4217)
 */
public record StreamsSettings(Pace decisions, Pace views, String currency) {

    public static StreamsSettings read(SettingsReader reader) {
        Duration commitInterval = Duration.ofMillis(reader.integer("COMMIT_INTERVAL_MS", 20, 1, 1000));
        Duration pollTime = Duration.ofMillis(reader.integer("POLL_MS", 10, 1, 1000));
        Duration viewCommitInterval = Duration.ofMillis(reader.integer("VIEW_COMMIT_INTERVAL_MS", 200, 1, 1000));
        Duration fetchWait = Duration.ofMillis(reader.integer("FETCH_WAIT_MS", 0, 0, 1000));
        return new StreamsSettings(
                new Pace(commitInterval, pollTime, fetchWait),
                Pace.unhurried(viewCommitInterval, fetchWait),
                reader.text("CURRENCY", "USD", "[A-Z]{3}"));
    }
}
