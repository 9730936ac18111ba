package io.ordersaga.system.postgres;

import io.ordersaga.connect.install.DatabaseAccess;
import io.ordersaga.connect.install.DatabaseServer;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.Part;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server as a child of this JVM. What it has committed survives a crash of the JVM and of the machine. It
 * listens on the loopback interface only and trusts whoever connects there.
 */
public final class PostgresServer implements Part {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final PostgresOptions options;
    private final Cluster cluster;
    private @Nullable EmbeddedPostgres server;

    public PostgresServer(PostgresOptions options) {
        this.options = options;
        this.cluster = new Cluster(options.directory());
    }

    /** Stops the server that a killed JVM left on this directory, if there is one. Nobody else may use the directory. */
    public static void stopOrphan(Path directory) {
        new Cluster(directory).stopOrphan();
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    /**
     * Starts the server, after it has stopped one that a killed JVM left on the same data.
     *
     * @throws io.ordersaga.system.local.PortTakenException if its port is taken
     */
    @Override
    public void start() {
        cluster.stopOrphan();
        options.port().requireFree();
        cluster.discardHalfMade();
        server = launch(cluster.directory());
        DatabaseServer.createMissing(database(SUPERUSER), options.databases());
        cluster.markComplete();
    }

    /** @throws IllegalStateException if the server does not end within a minute */
    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        }
        // The server's own close goes on without it when it takes longer than some seconds.
        cluster.awaitStopped();
    }

    /** How connectors reach its databases. */
    public DatabaseAccess access() {
        return new DatabaseAccess(jdbcUrl(DatabaseAccess.DATABASE), SUPERUSER, "");
    }

    /** Access to one of its databases as their owner. Usable once the server has started. */
    public DataSource database(String name) {
        return database(options.port(), name);
    }

    /** The same for a server that another process has started on a port. */
    public static DataSource database(LocalPort port, String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl(port, name));
        source.setUser(SUPERUSER);
        return source;
    }

    /** The address of one of its databases; the user is {@code postgres}, without a password. */
    public String jdbcUrl(String database) {
        return jdbcUrl(options.port(), database);
    }

    private static String jdbcUrl(LocalPort port, String database) {
        return "jdbc:postgresql://" + port.address() + "/" + database;
    }

    private EmbeddedPostgres launch(Path data) {
        try {
            Files.createDirectories(options.programs());
            return EmbeddedPostgres.builder()
                    .setPort(options.port().number())
                    .setCleanDataDirectory(false)
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(options.programs().toFile())
                    .setPGStartupWait(START_PATIENCE)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", LocalPort.HOST)
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "PostgreSQL does not start on " + data + " (as root it needs user namespaces: try unshare -U id)",
                    e);
        }
    }
}
