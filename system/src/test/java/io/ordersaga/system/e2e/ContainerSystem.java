package io.ordersaga.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.apps.settings.Brokers;
import io.ordersaga.apps.settings.ConfigProcessSettings;
import io.ordersaga.apps.settings.ListenSettings;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.connect.install.ConnectCluster;
import io.ordersaga.connect.install.Connectors;
import io.ordersaga.connect.install.DatabaseAccess;
import io.ordersaga.connect.install.DatabaseServer;
import io.ordersaga.connect.install.Installation;
import io.ordersaga.edge.config.ServiceTokens;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.system.InstalledTopics;
import io.ordersaga.system.Ports;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.FreePorts;
import io.ordersaga.system.part.AtOnce;
import io.ordersaga.system.part.InOrder;
import io.ordersaga.system.part.Part;
import io.ordersaga.system.shop.ConfigServerPart;
import io.ordersaga.system.shop.LoneService;
import io.ordersaga.system.sink.LoneWorker;
import io.ordersaga.system.sink.WorkerPlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.streams.state.HostInfo;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Broker and database in containers; over them, in this JVM, what otherwise are processes: config server, services, gateway and a
 * Connect worker. Closing it fails if one of them had failed.
 */
final class ContainerSystem implements AutoCloseable {
    private static final String SECRET = "a secret of thirty-two or more characters";
    private static final int PARTITIONS = 2;
    private static final int PEER_DISTANCE = 10_000;

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");
    private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17");
    private final Ports ports = FreePorts.system();
    private final SigningKey key = SigningKey.generate();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Path directory;
    private final Part everything;

    private ContainerSystem(Path directory, Map<String, String> settings) {
        this.directory = directory;
        kafka.start();
        postgres.start();
        this.everything = new InOrder(
                "system",
                List.of(
                        configServer(),
                        new AtOnce(
                                "services",
                                Arrays.stream(ServiceName.values())
                                        .map(service -> service(service, settings))
                                        .toList()),
                        new LoneWorker(
                                new WorkerPlace(
                                        kafka.getBootstrapServers(),
                                        new ListenSettings("127.0.0.1", "127.0.0.1"),
                                        ports.connect().number()),
                                cause -> failed("Kafka Connect", cause))));
    }

    /** @param settings environment variables beside those of the places */
    static ContainerSystem start(Path directory, Map<String, String> settings) throws InterruptedException {
        ContainerSystem system = new ContainerSystem(directory, settings);
        InstalledTopics.on(new Brokers(system.kafka.getBootstrapServers(), PARTITIONS, (short) 1));
        new DatabaseServer(system.databases()).install();
        system.everything.start();
        new Installation(new ConnectCluster(
                        URI.create("http://" + system.ports.connect().address())))
                .install(Connectors.of(system.databases()));
        return system;
    }

    Shop shop() {
        return new Shop(URI.create("http://" + ports.gateway().address()));
    }

    Records records() {
        return new Records(kafka.getBootstrapServers());
    }

    Tables tables() {
        DatabaseServer server = new DatabaseServer(databases());
        return new Tables(database -> server.database(database.databaseName()));
    }

    private DatabaseAccess databases() {
        return new DatabaseAccess(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(postgres.getHost(), postgres.getFirstMappedPort(), DatabaseAccess.DATABASE),
                postgres.getUsername(),
                postgres.getPassword());
    }

    private Part configServer() {
        ConfigProcessSettings settings =
                ConfigProcessSettings.of(Map.of("CONFIG_SERVER_SECRET", SECRET, "CONFIG_PROFILE", "prod"));
        HostInfo self = new HostInfo("127.0.0.1", ports.configServer().number());
        return new ConfigServerPart(self, settings.server(), settings.tokens());
    }

    private Part service(ServiceName service, Map<String, String> settings) {
        int port = ports.of(service).number();
        Path own = directory.resolve(service.id());
        LoneService.Folders folders = new LoneService.Folders(own.resolve("state"), own.resolve("mail"));
        Directories.create(folders.state());
        Directories.create(folders.mail());
        return new LoneService(
                        new LoneService.Instance(service, "1", port, port + PEER_DISTANCE, true),
                        environment(service, settings))
                .over(folders, this::failed);
    }

    private Map<String, String> environment(ServiceName service, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers());
        environment.put("KAFKA_PARTITIONS", Integer.toString(PARTITIONS));
        environment.put("KAFKA_REPLICATION_FACTOR", "1");
        environment.put("STANDBY_COPIES", "0");
        environment.put("SERVICE_SECRET", SECRET);
        environment.put("CONFIG_SERVER_URL", "http://" + ports.configServer().address());
        environment.put("CONFIG_SERVER_TOKEN", new ServiceTokens(SECRET.getBytes(UTF_8)).issue(service.id()));
        environment.put("CONFIG_PROFILE", "prod");
        environment.put("TOKEN_PRIVATE_KEY", TestSystem.pem(key));
        environment.put("ADMIN_EMAIL", Shop.ADMIN_EMAIL);
        environment.put("ADMIN_PASSWORD", Shop.ADMIN_PASSWORD);
        for (ServiceName other : ServiceName.values()) {
            String variable = other.id().replace('-', '_').toUpperCase(Locale.ROOT) + "_URLS";
            environment.put(variable, "http://" + ports.of(other).address());
        }
        return environment;
    }

    private void failed(String part, Throwable cause) {
        failures.add(new AssertionError(part + " failed", cause));
    }

    @Override
    public void close() {
        everything.close();
        postgres.stop();
        kafka.stop();
        if (!failures.isEmpty()) {
            throw new AssertionError("a part of the system failed while it ran", failures.peek());
        }
    }
}
