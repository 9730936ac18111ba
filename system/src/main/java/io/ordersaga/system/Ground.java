package io.ordersaga.system;

import io.ordersaga.connect.ServiceDatabase;
import javax.sql.DataSource;

/** What the services of a system stand on. All of it is there when a service asks for it, and ends after the last service. */
public final class Ground {
    private final Ports ports;
    private final DataDirectory data;
    private final Databases databases;
    private final int partitions;
    private final FailureListener failures;

    Ground(Ports ports, DataDirectory data, Databases databases, int partitions, FailureListener failures) {
        this.ports = ports;
        this.data = data;
        this.databases = databases;
        this.partitions = partitions;
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
        return partitions;
    }

    /** A service's database, migrated. Waits for PostgreSQL, which starts beside the services. */
    public DataSource database(ServiceDatabase database) throws InterruptedException {
        return databases.of(database);
    }
}
