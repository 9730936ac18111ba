package io.ordersaga.system.e2e;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.connect.install.DatabaseAccess;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.EmbeddedSystem;
import io.ordersaga.system.Ports;
import io.ordersaga.system.SystemOptions;
import io.ordersaga.system.audit.Audit;
import io.ordersaga.system.audit.books.Invariants;
import io.ordersaga.system.audit.source.ShopSource;
import io.ordersaga.system.audit.source.Source;
import io.ordersaga.system.audit.source.TableSource;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.FreePorts;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.postgres.PostgresServer;
import io.ordersaga.system.shop.LocalServices;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** A whole system in the test's JVM, on free ports and a directory of its own. Closing it fails if a part of it had failed. */
final class TestSystem implements AutoCloseable {
    /** Several, so that lists have to be merged and things lie apart. */
    private static final int PARTITIONS = 2;

    /** All tests come from one address. */
    static final Map<String, String> NO_LIMITS = Map.of(
            "RATE_LIMIT_AUTH_PER_15_MINUTES", "100000",
            "RATE_LIMIT_WRITE_PER_MINUTE", "1000000",
            "RATE_LIMIT_READ_PER_MINUTE", "1000000");

    private final DataDirectory data;
    private final Ports ports;
    private final EmbeddedSystem system;
    private final Queue<Throwable> failures;
    private final SigningKey key;

    private TestSystem(
            DataDirectory data, Ports ports, EmbeddedSystem system, Queue<Throwable> failures, SigningKey key) {
        this.key = key;
        this.data = data;
        this.ports = ports;
        this.system = system;
        this.failures = failures;
    }

    /** @param settings environment variables beside the administrator's */
    static TestSystem start(Path directory, Map<String, String> settings) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(NO_LIMITS);
        SigningKey key = SigningKey.generate();
        environment.put("TOKEN_PRIVATE_KEY", pem(key));
        environment.put("ADMIN_EMAIL", Shop.ADMIN_EMAIL);
        environment.put("ADMIN_PASSWORD", Shop.ADMIN_PASSWORD);
        Ports ports = FreePorts.system();
        DataDirectory data = DataDirectory.claim(directory);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        EmbeddedSystem system = EmbeddedSystem.start(
                new SystemOptions(data, false, ports, PARTITIONS),
                new LocalServices(environment),
                (part, cause) -> failures.add(new AssertionError(part + " failed", cause)));
        return new TestSystem(data, ports, system, failures, key);
    }

    Shop shop() {
        return new Shop(URI.create("http://" + ports.gateway().address()));
    }

    static String pem(SigningKey key) {
        String encoded = Base64.getMimeEncoder().encodeToString(key.privateKey().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n";
    }

    /** Signs tokens as the user service does. */
    SigningKey key() {
        return key;
    }

    /** Where each service and the gateway listen. */
    List<URI> servers() {
        return ports.http().stream()
                .map(port -> URI.create("http://" + port.address()))
                .toList();
    }

    DataSource database(ServiceDatabase database) {
        try {
            return system.ground().database(database);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    /** Where the Connect worker listens. */
    URI connect() {
        return URI.create("http://" + ports.connect().address());
    }

    /** The directory of the PostgreSQL server's data. */
    Path postgres() {
        return data.postgres().resolve("cluster");
    }

    /** Where mails are left that go to no server. */
    Path mail() {
        return data.mail();
    }

    /** The databases as connectors reach them. */
    DatabaseAccess databases() {
        return new DatabaseAccess(
                "jdbc:postgresql://" + ports.postgres().address() + "/" + DatabaseAccess.DATABASE, "postgres", "");
    }

    Records records() {
        return new Records(ports.broker().address());
    }

    /** An auditor of this system, for which nothing is under way for long. */
    Audit audit(ShopClient admin) {
        Source shop = new ShopSource(new ShopSource.Clients(
                admin.at(address(ports.orderService())),
                admin.at(address(ports.paymentService())),
                admin.at(address(ports.productService())),
                admin.at(address(ports.userService()))));
        Audit.Times times = new Audit.Times(
                new Invariants.Patience(Duration.ofMinutes(2), Duration.ofMillis(100)), Duration.ofSeconds(20));
        Source tables = new TableSource(name -> PostgresServer.database(ports.postgres(), name.databaseName()));
        return new Audit(ports.broker().address(), () -> List.of(shop, tables), times, InstantSource.system());
    }

    /** A client of the order service's own port, which does not come through the gateway. */
    ShopClient orderService() {
        return directly(ports.orderService());
    }

    /** As {@link #orderService}. */
    ShopClient productService() {
        return directly(ports.productService());
    }

    private static ShopClient directly(LocalPort port) {
        return ShopClient.of(address(port));
    }

    private static URI address(LocalPort port) {
        return URI.create("http://" + port.address());
    }

    @Override
    public void close() {
        system.close();
        data.close();
        if (!failures.isEmpty()) {
            throw new AssertionError("a part of the system failed while it ran", failures.peek());
        }
    }
}
