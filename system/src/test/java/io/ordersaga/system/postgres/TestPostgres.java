package io.ordersaga.system.postgres;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.local.FreePorts;
import java.nio.file.Path;

/** Servers for tests: each with its own data and port, all with the programs unpacked once. */
public final class TestPostgres {
    private static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    private TestPostgres() {}

    public static PostgresServer in(Path directory) {
        return new PostgresServer(
                new PostgresOptions(directory, PROGRAMS, FreePorts.one("PostgreSQL"), ServiceDatabase.names()));
    }
}
