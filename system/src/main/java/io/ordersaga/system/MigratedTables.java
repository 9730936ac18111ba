package io.ordersaga.system;

import io.ordersaga.connect.Migrations;
import io.ordersaga.system.part.Part;
import io.ordersaga.system.postgres.PostgresServer;

/** The tables of the services' databases, at their newest version. */
public final class MigratedTables implements Part {
    private final PostgresServer postgres;

    public MigratedTables(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public void start() {
        Migrations.run(database -> postgres.database(database.databaseName()));
    }

    @Override
    public void close() {
        // Tables stay as they are.
    }
}
