package io.ordersaga.apps.settings;

import java.util.Optional;

/**
 * Whether and how services get settings from a config server, and how that server works. From the environment only.
 *
 * @param isUsed {@code CONFIG_SERVER}: {@code auto} for "where its address is known", or {@code off}
 * @param url {@code CONFIG_SERVER_URL}: where it is; not needed in one JVM, which has its own
 * @param profile {@code CONFIG_PROFILE}: which of a service's settings
 * @param attempts {@code CONFIG_SERVER_ATTEMPTS}: how often it is asked, a second apart, before a service refuses to start
 * @param repository {@code CONFIG_REPOSITORY}: a directory to serve instead of the shipped files
 * @param token {@code CONFIG_SERVER_TOKEN}: by which a service in a process of its own is known to the server
 */
public record ConfigServerSettings(
        boolean isUsed,
        Optional<String> url,
        String profile,
        int attempts,
        Optional<String> repository,
        Optional<String> token) {

    public static ConfigServerSettings read(SettingsReader reader) {
        ConfigServerSettings settings = new ConfigServerSettings(
                reader.text("CONFIG_SERVER", "auto", "auto|off").equals("auto"),
                reader.optional("CONFIG_SERVER_URL", "https?://[^\\s/?#]+"),
                reader.text("CONFIG_PROFILE", "default", "default|dev|prod"),
                reader.integer("CONFIG_SERVER_ATTEMPTS", 10, 1, 100),
                reader.optional("CONFIG_REPOSITORY"),
                reader.secretOrFile("CONFIG_SERVER_TOKEN", 16, 1000));
        if (settings.url().isPresent() && settings.token().isEmpty()) {
            reader.refuse("CONFIG_SERVER_URL needs CONFIG_SERVER_TOKEN");
        }
        return settings;
    }

    /** Never the token: this text may reach a log. */
    @Override
    public String toString() {
        return "ConfigServerSettings[" + url.orElse("") + " " + profile + "]";
    }
}
