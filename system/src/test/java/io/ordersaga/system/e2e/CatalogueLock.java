package io.ordersaga.system.e2e;

import io.ordersaga.connect.ServiceDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Makes whoever looks for a table in one of the databases wait, until it is closed or the server ends. */
final class CatalogueLock implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();

    private CatalogueLock() {}

    static CatalogueLock of(Function<ServiceDatabase, DataSource> databases) throws SQLException {
        CatalogueLock lock = new CatalogueLock();
        try {
            for (ServiceDatabase database : ServiceDatabase.values()) {
                lock.take(databases.apply(database));
            }
            return lock;
        } catch (SQLException e) {
            lock.close();
            throw e;
        }
    }

    private void take(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connections.add(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table pg_class");
        }
    }

    /** How many wait in all databases together. */
    int waiting() {
        try (Statement statement = connections.getFirst().createStatement();
                ResultSet answer = statement.executeQuery(
                        "select count(*) from pg_locks where relation = 'pg_class'::regclass and not granted")) {
            answer.next();
            return answer.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
