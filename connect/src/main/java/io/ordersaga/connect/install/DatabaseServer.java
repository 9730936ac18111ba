package io.ordersaga.connect.install;

import io.ordersaga.connect.Migrations;
import io.ordersaga.connect.ServiceDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server that holds the services' databases. */
public final class DatabaseServer {
    private static final String ALWAYS_THERE = "postgres";

    private final DatabaseAccess access;

    /** @param access as an owner of the databases who may create them, with the password itself and not a reference */
    public DatabaseServer(DatabaseAccess access) {
        this.access = access;
    }

    /**
     * Creates the databases that are missing, and brings the tables of all to their newest version. To repeat it does no harm.
     *
     * @throws IllegalStateException if the server cannot be reached, or does not let this user create databases
     */
    public void install() {
        createMissing(database(ALWAYS_THERE), ServiceDatabase.names());
        Migrations.run(database -> database(database.databaseName()));
    }

    /** Access to one of its databases. */
    public DataSource database(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(access.url().replace(DatabaseAccess.DATABASE, name));
        source.setUser(access.user());
        source.setPassword(access.password());
        return source;
    }

    /**
     * Creates databases that are missing.
     *
     * @param server any database of it
     * @throws IllegalStateException if the server cannot be reached, or does not let this user create databases
     */
    public static void createMissing(DataSource server, Collection<String> names) {
        try (Connection connection = server.getConnection()) {
            for (String name : names) {
                createIfMissing(connection, name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the databases " + names + ": " + e.getMessage(), e);
        }
    }

    private static void createIfMissing(Connection connection, String name) throws SQLException {
        if (exists(connection, name)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }
}
