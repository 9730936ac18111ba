package io.ordersaga.system;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.part.Beside;
import io.ordersaga.system.postgres.PostgresServer;
import javax.sql.DataSource;

/**
 * The services' databases.
 *
 * @param tables must have started before a database can be used
 */
record Databases(PostgresServer postgres, Beside tables) {

    DataSource of(ServiceDatabase database) throws InterruptedException {
        tables.await();
        return postgres.database(database.databaseName());
    }
}
