package io.ordersaga.apps.settings;

import io.ordersaga.edge.gateway.Upstream;
import io.ordersaga.edge.token.SharedSecret;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a service in a process of its own needs beside its own settings. From the environment only.
 *
 * @param brokers where the log is
 * @param copies {@code STANDBY_COPIES}: how many other instances keep a copy of each store
 * @param sessionTimeout {@code SESSION_TIMEOUT_MS}: after so long without a sign of life an instance is replaced
 * @param secret {@code SERVICE_SECRET} or {@code SERVICE_SECRET_FILE}: the same for all
 * @param listen where it listens, and where other instances find it
 * @param services {@code USER_SERVICE_URLS} and its like: where the services are
 */
public record ProcessSettings(
        Brokers brokers,
        int copies,
        Duration sessionTimeout,
        SharedSecret secret,
        ListenSettings listen,
        Map<ServiceName, Upstream> services) {
    private static final int LONGEST_SECRET = 1_000;
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(6);
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(5);

    public ProcessSettings {
        services = Map.copyOf(services);
    }

    /** @throws InvalidSettingsException naming every variable that is wrong */
    public static ProcessSettings of(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        ProcessSettings settings = read(reader);
        reader.complete();
        return settings;
    }

    /** Where a service is; every one but the gateway. */
    public Upstream service(ServiceName service) {
        return Objects.requireNonNull(services.get(service), service::id);
    }

    static ProcessSettings read(SettingsReader reader) {
        Brokers brokers = Brokers.read(reader);
        Optional<String> secret = reader.secretOrFile("SERVICE_SECRET", SharedSecret.MIN_LENGTH, LONGEST_SECRET);
        if (secret.isEmpty()) {
            reader.refuse("SERVICE_SECRET must be set: the same for every instance of every service");
        }
        ListenSettings listen = ListenSettings.read(reader);
        return new ProcessSettings(
                brokers,
                reader.integer("STANDBY_COPIES", 1, 0, 5),
                reader.millis("SESSION_TIMEOUT_MS", Duration.ofSeconds(10), SHORTEST_SESSION, LONGEST_SESSION),
                secret(secret),
                listen,
                services(reader));
    }

    /** Where it is missing or too short the reader refuses to go on, so that what stands here instead is used by nobody. */
    private static SharedSecret secret(Optional<String> given) {
        return new SharedSecret(given.filter(text -> text.length() >= SharedSecret.MIN_LENGTH)
                .orElse("-".repeat(SharedSecret.MIN_LENGTH)));
    }

    private static Map<ServiceName, Upstream> services(SettingsReader reader) {
        Map<ServiceName, Upstream> services = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            if (service != ServiceName.GATEWAY) {
                services.put(service, service(reader, service));
            }
        }
        return services;
    }

    private static Upstream service(SettingsReader reader, ServiceName service) {
        String key = service.id().replace('-', '_').toUpperCase(Locale.ROOT) + "_URLS";
        Upstream here = Upstream.at(URI.create("http://127.0.0.1:" + service.port()));
        String value = reader.text(key, here.first().toString(), "http://[^,\\s]+(,http://[^,\\s]+)*");
        try {
            return new Upstream(
                    Arrays.stream(value.split(",", -1)).map(URI::create).toList());
        } catch (IllegalArgumentException e) {
            reader.refuse(key + "=" + value + ": " + e.getMessage());
            return here;
        }
    }
}
