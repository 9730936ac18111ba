package io.ordersaga.system.e2e;

import io.ordersaga.connect.ServiceDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;

/** The tables of a running system. */
record Tables(Function<ServiceDatabase, DataSource> databases) {
    /** The first column of the only row, as text; an empty text if there is no row or the database does not answer. */
    String ask(ServiceDatabase database, String query) {
        try (Connection connection = databases.apply(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        } catch (SQLException e) {
            return "";
        }
    }

    /** Waits until the only row's first column is so. */
    void await(ServiceDatabase database, String query, String expected) {
        Shop.await(query + " to give " + expected, () -> ask(database, query), expected::equals);
    }

    int change(ServiceDatabase database, String command) throws SQLException {
        try (Connection connection = databases.apply(database).getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(command);
        }
    }
}
