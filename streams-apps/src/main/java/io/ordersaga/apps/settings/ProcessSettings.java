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
 * @param bootstrapServers {@code KAFKA_BOOTSTRAP_SERVERS}
 * @param partitions {@code KAFKA_PARTITIONS}: of every topic, for ever
 * @param replicationFactor {@code KAFKA_REPLICATION_FACTOR}: of topics and changelogs that are created now
 * @param copies {@code STANDBY_COPIES}: how many other instances keep a copy of each store
 * @param sessionTimeout {@code SESSION_TIMEOUT_MS}: after so long without a sign of life an instance is replaced
 * @param secret {@code SERVICE_SECRET} or {@code SERVICE_SECRET_FILE}: the same for all
 * @param listenHost {@code LISTEN_HOST}: the address on which the process listens
 * @param advertisedHost {@code ADVERTISED_HOST}: where other instances find it; the same if it is not set
 * @param services {@code USER_SERVICE_URLS} and its like: where the services are
 */
public record ProcessSettings(
        String bootstrapServers,
        int partitions,
        short replicationFactor,
        int copies,
        Duration sessionTimeout,
        SharedSecret secret,
        String listenHost,
        String advertisedHost,
        Map<ServiceName, Upstream> services) {
    private static final String HOST = "[A-Za-z0-9._-]{1,253}";
    private static final String SERVERS = HOST + ":\\d{1,5}(," + HOST + ":\\d{1,5})*";
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
        Optional<String> servers = reader.optional("KAFKA_BOOTSTRAP_SERVERS", SERVERS);
        Optional<String> secret = reader.secretOrFile("SERVICE_SECRET", SharedSecret.MIN_LENGTH, LONGEST_SECRET);
        require(reader, servers, "KAFKA_BOOTSTRAP_SERVERS must be set: host:port, more of them after commas");
        require(reader, secret, "SERVICE_SECRET must be set: the same for every instance of every service");
        String listenHost = reader.text("LISTEN_HOST", "127.0.0.1", HOST);
        return new ProcessSettings(
                servers.orElse(""),
                reader.integer("KAFKA_PARTITIONS", 12, 1, 1_000),
                (short) reader.integer("KAFKA_REPLICATION_FACTOR", 3, 1, 9),
                reader.integer("STANDBY_COPIES", 1, 0, 5),
                reader.millis("SESSION_TIMEOUT_MS", Duration.ofSeconds(10), SHORTEST_SESSION, LONGEST_SESSION),
                secret(secret),
                listenHost,
                reader.optional("ADVERTISED_HOST", HOST).orElse(listenHost),
                services(reader));
    }

    private static void require(SettingsReader reader, Optional<String> value, String otherwise) {
        if (value.isEmpty()) {
            reader.refuse(otherwise);
        }
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
