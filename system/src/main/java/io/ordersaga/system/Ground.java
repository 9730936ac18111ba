package io.ordersaga.system;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.postgres.PostgresServer;
import javax.sql.DataSource;

/** What the services of a system stand on. All of it runs before the first service starts, and ends after the last. */
public final class Ground {
    private final Ports ports;
    private final DataDirectory data;
    private final PostgresServer postgres;
    private final FailureListener failures;

    Ground(Ports ports, DataDirectory data, PostgresServer postgres, FailureListener failures) {
        this.ports = ports;
        this.data = data;
        this.postgres = postgres;
        this.failures = failures;
    }

    public Ports ports() {
        return ports;
    }

    public DataDirectory data() {
        return data;
    }

    /** Where a service reports that it cannot go on. */
    public FailureListener failures() {
        return failures;
    }

    /** The address of the broker, for clients. */
    public String bootstrapServers() {
        return ports.broker().address();
    }

    /** How many partitions every topic has. */
    public int partitions() {
        return InstalledTopics.PARTITIONS;
    }

    /** A service's database, migrated. */
    public DataSource database(ServiceDatabase database) {
        return postgres.database(database.databaseName());
    }
}
