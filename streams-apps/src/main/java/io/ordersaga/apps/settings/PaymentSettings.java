package io.ordersaga.apps.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The payment service's settings.
 *
 * @param callTimeout {@code PAYMENT_CALL_TIMEOUT_MS}: how long the worker waits for the provider; then the outcome is unknown
 * @param provider {@code PAYMENT_PROVIDER}: who takes the money
 */
public record PaymentSettings(StreamsSettings streams, Duration callTimeout, Provider provider) {
    private static final Duration SHORTEST_CALL = Duration.ofMillis(100);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    /** Who takes the money. */
    public sealed interface Provider {
        /** @param declinePercent {@code PAYMENT_DECLINE_PERCENT}: share of payments without a token that it declines */
        record Simulator(int declinePercent) implements Provider {}

        /**
         * A provider that is asked over HTTP.
         *
         * @param base {@code PAYMENT_PROVIDER_URL}
         * @param key {@code PAYMENT_PROVIDER_KEY}: sent as bearer token
         */
        record Http(URI base, String key) implements Provider {
            /** Never the key: this text may reach a log. */
            @Override
            public String toString() {
                return "Http[" + base + "]";
            }
        }
    }

    public static PaymentSettings read(SettingsReader reader) {
        return new PaymentSettings(
                StreamsSettings.read(reader),
                reader.millis("PAYMENT_CALL_TIMEOUT_MS", Duration.ofSeconds(5), SHORTEST_CALL, LONGEST_CALL),
                provider(reader));
    }

    private static Provider provider(SettingsReader reader) {
        String chosen = reader.text("PAYMENT_PROVIDER", "simulator", "simulator|http");
        int declinePercent = reader.integer("PAYMENT_DECLINE_PERCENT", 0, 0, 100);
        Optional<String> base = reader.optional("PAYMENT_PROVIDER_URL", "https?://[^\\s?#]*[^\\s?#/]");
        Optional<String> key = reader.secretOrFile("PAYMENT_PROVIDER_KEY", 8, 1000);
        if (!chosen.equals("http")) {
            return new Provider.Simulator(declinePercent);
        }
        if (base.isEmpty() || key.isEmpty()) {
            reader.refuse("PAYMENT_PROVIDER=http needs PAYMENT_PROVIDER_URL and PAYMENT_PROVIDER_KEY");
        }
        return new Provider.Http(base.flatMap(text -> uri(reader, text)).orElse(URI.create("")), key.orElse(""));
    }

    private static Optional<URI> uri(SettingsReader reader, String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            reader.refuse("PAYMENT_PROVIDER_URL=" + text + " must be a URL");
            return Optional.empty();
        }
    }
}
