package io.ordersaga.system.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.connect.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    private Path directory;

    @Test
    void shouldWriteThroughToTheDisk() throws SQLException {
        try (PostgresServer server = TestPostgres.in(directory)) {
            server.start();

            assertThat(ask(server, "userdb", "show fsync")).isEqualTo("on");
            assertThat(ask(server, "userdb", "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "userdb", "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void shouldHaveADatabaseForEachServiceAndKeepItWhenStartedAgain() throws SQLException {
        try (PostgresServer server = TestPostgres.in(directory)) {
            server.start();
            for (String database : ServiceDatabase.names()) {
                run(server, database, "create table kept as select 'in " + database + "' as place");
            }
        }

        try (PostgresServer again = TestPostgres.in(directory)) {
            again.start();

            for (String database : ServiceDatabase.names()) {
                assertThat(ask(again, database, "select place from kept")).isEqualTo("in " + database);
            }
        }
    }

    @Test
    void shouldStartAnewWhenACrashLeftTheDataHalfMade() throws IOException, SQLException {
        Path cluster = Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(cluster.resolve("postgresql.conf"), "# cut off");

        try (PostgresServer server = TestPostgres.in(directory)) {
            server.start();

            assertThat(ask(server, "orderdb", "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldStopTheServerThatAnotherProcessLeftBehind() {
        try (PostgresServer left = TestPostgres.in(directory)) {
            left.start();

            PostgresServer.stopOrphan(directory);

            assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
            assertThatThrownBy(() -> ask(left, "userdb", "select 1")).isInstanceOf(SQLException.class);
        }
    }

    private static String ask(PostgresServer server, String database, String query) throws SQLException {
        try (Connection connection = server.database(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private static void run(PostgresServer server, String database, String command) throws SQLException {
        try (Connection connection = server.database(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
