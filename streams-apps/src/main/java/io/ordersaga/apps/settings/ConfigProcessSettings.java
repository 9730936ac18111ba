package io.ordersaga.apps.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.config.ServiceTokens;
import java.util.Map;
import java.util.Optional;

/**
 * What the config server in a process of its own needs. From the environment only.
 *
 * @param listen where it listens
 * @param server what it serves, and to whom
 * @param tokens of the services, by {@code CONFIG_SERVER_SECRET} or {@code CONFIG_SERVER_SECRET_FILE}
 */
public record ConfigProcessSettings(ListenSettings listen, ConfigServerSettings server, ServiceTokens tokens) {
    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_SECRET = 1_000;

    /** @throws InvalidSettingsException naming every variable that is wrong */
    public static ConfigProcessSettings of(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        Optional<String> secret = secret(reader);
        if (secret.isEmpty()) {
            reader.refuse("CONFIG_SERVER_SECRET must be set: the services' tokens are made with it");
        }
        ListenSettings listen = ListenSettings.read(reader);
        ConfigServerSettings server = ConfigServerSettings.read(reader);
        reader.complete();
        return new ConfigProcessSettings(
                listen, server, new ServiceTokens(secret.orElseThrow().getBytes(UTF_8)));
    }

    static Optional<String> secret(SettingsReader reader) {
        return reader.secretOrFile("CONFIG_SERVER_SECRET", SHORTEST_SECRET, LONGEST_SECRET);
    }
}
