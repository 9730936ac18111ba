package io.ordersaga.apps.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.config.ConfigClient;
import io.ordersaga.edge.config.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The settings that a config server gives, under the names of environment variables: {@code {"saga": {"paymentTimeoutMs": 5}}}
 * is {@code SAGA_PAYMENT_TIMEOUT_MS=5}.
 */
public final class ConfiguredRemotely implements ServiceSettings.Remote {
    private final ConfigClient client;
    private final String profile;
    private final UnaryOperator<String> tokens;

    /** @param tokens gives a service's token */
    public ConfiguredRemotely(ConfigClient client, String profile, UnaryOperator<String> tokens) {
        this.client = client;
        this.profile = profile;
        this.tokens = tokens;
    }

    /** For a service in a process of its own: none unless the address of a config server is set. */
    public static ServiceSettings.Remote of(ConfigServerSettings settings, Duration pause) {
        if (!settings.isUsed() || settings.url().isEmpty()) {
            return ServiceSettings.Remote.NONE;
        }
        URI address = URI.create(settings.url().get());
        return new ConfiguredRemotely(
                new ConfigClient(new ConfigClient.Server(address, settings.attempts(), pause)),
                settings.profile(),
                service -> settings.token().orElse(""));
    }

    @Override
    public Map<String, String> of(String service) throws InterruptedException {
        return flat(client.settings(service, profile, tokens.apply(service)));
    }

    /** @throws InvalidSettingsException if two paths mean one key, or a value is a list or null */
    static Map<String, String> flat(ObjectNode settings) {
        Map<String, String> flat = new TreeMap<>();
        List<String> mistakes = new ArrayList<>();
        flatten("", settings, flat, mistakes);
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(mistakes);
        }
        return flat;
    }

    private static void flatten(String prefix, ObjectNode object, Map<String, String> flat, List<String> mistakes) {
        object.properties().forEach(entry -> {
            String key = prefix + upperSnake(entry.getKey());
            JsonNode value = entry.getValue();
            if (value instanceof ObjectNode inner) {
                flatten(key + "_", inner, flat, mistakes);
            } else if (value.isArray() || value.isNull()) {
                mistakes.add(key + " from the config server must be a text, a number or a boolean");
            } else if (value.asText().equals(Secrets.MASK)) {
                mistakes.add(key + " from the config server is masked: the token is not this service's");
            } else if (flat.put(key, value.asText()) != null) {
                mistakes.add(key + " comes twice from the config server");
            }
        });
    }

    private static String upperSnake(String camelCase) {
        return camelCase
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([a-z])([0-9])", "$1_$2")
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
