package io.ordersaga.apps.settings;

import io.ordersaga.edge.gateway.GatewaySettings;
import io.ordersaga.topology.decision.order.SagaPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator can set, by environment variables; README lists them.
 *
 * @param commitInterval {@code COMMIT_INTERVAL_MS}: how often Streams commits; each step of an order waits for a commit
 * @param pollTime {@code POLL_MS}: how long a Streams thread waits for records before it looks whether a commit is due
 * @param saga {@code SAGA_RESERVATION_TIMEOUT_MS}, {@code SAGA_PAYMENT_TIMEOUT_MS}, {@code SAGA_RELEASE_TIMEOUT_MS}
 * @param paymentCallTimeout {@code PAYMENT_CALL_TIMEOUT_MS}: how long the worker waits for the provider; then the outcome is
 *     unknown
 * @param declinePercent {@code PAYMENT_DECLINE_PERCENT}: share of payments without a token that the simulator declines
 * @param currency {@code CURRENCY}: shown beside every amount (ISO 4217)
 * @param admin {@code ADMIN_EMAIL} and {@code ADMIN_PASSWORD}, both or neither
 * @param gateway see {@link GatewayKeys}
 * @param tokenKeys {@code TOKEN_PRIVATE_KEY} and {@code TOKEN_PUBLIC_KEYS}, or the same with {@code _FILE}
 * @param mail how mail is sent
 */
public record ShopSettings(
        Duration commitInterval,
        Duration pollTime,
        SagaPolicy saga,
        Duration paymentCallTimeout,
        int declinePercent,
        String currency,
        Optional<Account> admin,
        GatewaySettings gateway,
        TokenKeySettings tokenKeys,
        MailSettings mail) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 128;

    /** @throws InvalidSettingsException naming every wrong key, its value and what is allowed */
    public static ShopSettings read(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        ShopSettings settings = new ShopSettings(
                Duration.ofMillis(reader.integer("COMMIT_INTERVAL_MS", 15, 1, 1000)),
                Duration.ofMillis(reader.integer("POLL_MS", 100, 1, 1000)),
                new SagaPolicy(
                        timeout(reader, "SAGA_RESERVATION_TIMEOUT_MS", 10),
                        timeout(reader, "SAGA_PAYMENT_TIMEOUT_MS", 15),
                        timeout(reader, "SAGA_RELEASE_TIMEOUT_MS", 10)),
                reader.millis("PAYMENT_CALL_TIMEOUT_MS", Duration.ofSeconds(5), SHORTEST, LONGEST_CALL),
                reader.integer("PAYMENT_DECLINE_PERCENT", 0, 0, 100),
                reader.text("CURRENCY", "USD", "[A-Z]{3}"),
                admin(reader),
                GatewayKeys.read(reader),
                TokenKeySettings.read(reader),
                MailSettings.read(reader));
        reader.complete();
        return settings;
    }

    private static Duration timeout(SettingsReader reader, String key, int fallbackSeconds) {
        return reader.millis(key, Duration.ofSeconds(fallbackSeconds), SHORTEST, LONGEST);
    }

    private static Optional<Account> admin(SettingsReader reader) {
        Optional<String> email = reader.optional("ADMIN_EMAIL");
        Optional<String> password = reader.secret("ADMIN_PASSWORD", MIN_PASSWORD, MAX_PASSWORD);
        if (email.isPresent() != password.isPresent()) {
            reader.refuse("ADMIN_EMAIL and ADMIN_PASSWORD must be set both or neither");
        }
        return reader.email("ADMIN_EMAIL").flatMap(address -> password.map(secret -> new Account(address, secret)));
    }
}
