package io.ordersaga.connect;

import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables of every service's database to the newest version. A table has the columns of the row of its topic, and a
 * trigger that drops an update older than what it holds, so that redelivered rows do no harm. Run before anything writes to
 * the tables; several processes may do so at the same time, as each run locks the database.
 */
public final class Migrations {
    private static final String LOCATION = "classpath:io/ordersaga/connect/";

    private Migrations() {}

    /**
     * @param dataSources gives access to a database as the owner of its tables
     * @throws org.flywaydb.core.api.FlywayException if a database is not reachable, or its history does not fit the migrations
     */
    public static void run(Function<ServiceDatabase, DataSource> dataSources) {
        for (ServiceDatabase database : ServiceDatabase.values()) {
            migrate(database, dataSources.apply(database));
        }
    }

    private static void migrate(ServiceDatabase database, DataSource dataSource) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations(LOCATION + database.databaseName())
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
