package io.ordersaga.system.postgres;

import io.ordersaga.system.local.LocalPort;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a PostgreSQL server lives and what it holds.
 *
 * @param directory holds the data and is the server's alone; made when missing, kept over restarts
 * @param programs holds the unpacked programs; made when missing, and again whenever it was deleted
 * @param databases lower-case names; those that are missing are created
 */
public record PostgresOptions(Path directory, Path programs, LocalPort port, List<String> databases) {
    public PostgresOptions {
        databases = List.copyOf(databases);
    }
}
