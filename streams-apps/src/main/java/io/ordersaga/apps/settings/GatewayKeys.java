package io.ordersaga.apps.settings;

import io.ordersaga.edge.gateway.GatewaySettings;
import io.ordersaga.edge.gateway.RateLimit;
import io.ordersaga.edge.gateway.TrustedProxies;
import io.ordersaga.edge.http.RateClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the gateway's settings are read. A list is separated by commas. */
public final class GatewayKeys {
    private GatewayKeys() {}

    public static GatewaySettings read(SettingsReader reader) {
        GatewaySettings standard = GatewaySettings.standard();
        return new GatewaySettings(
                Map.of(
                        RateClass.AUTH,
                        limit(reader, "RATE_LIMIT_AUTH_PER_15_MINUTES", standard.limit(RateClass.AUTH)),
                        RateClass.WRITE,
                        limit(reader, "RATE_LIMIT_WRITE_PER_MINUTE", standard.limit(RateClass.WRITE)),
                        RateClass.READ,
                        limit(reader, "RATE_LIMIT_READ_PER_MINUTE", standard.limit(RateClass.READ))),
                standard.patience(),
                reader.integer("UPSTREAM_MAX_CONCURRENT", standard.maxConcurrent(), 1, GatewaySettings.MOST_CONCURRENT),
                proxies(reader),
                origins(reader),
                reader.text("BEHIND_TLS", "false", "true|false").equals("true"));
    }

    private static RateLimit limit(SettingsReader reader, String key, RateLimit standard) {
        return new RateLimit(reader.integer(key, standard.requests(), 1, RateLimit.MAX), standard.period());
    }

    private static TrustedProxies proxies(SettingsReader reader) {
        try {
            return TrustedProxies.of(list(reader.optional("TRUSTED_PROXIES")));
        } catch (IllegalArgumentException e) {
            reader.refuse("TRUSTED_PROXIES: " + e.getMessage());
            return TrustedProxies.NONE;
        }
    }

    private static Set<String> origins(SettingsReader reader) {
        List<String> origins = list(reader.optional("CORS_ORIGINS"));
        List<String> wrong = origins.stream()
                .filter(origin -> !GatewaySettings.isOrigin(origin))
                .toList();
        wrong.forEach(origin -> reader.refuse("CORS_ORIGINS: an origin is like https://shop.example, not " + origin));
        return wrong.isEmpty() ? Set.copyOf(origins) : Set.of();
    }

    private static List<String> list(Optional<String> value) {
        return value.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }
}
