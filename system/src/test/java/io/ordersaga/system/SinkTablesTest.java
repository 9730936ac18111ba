package io.ordersaga.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.connect.Migrations;
import io.ordersaga.connect.table.SinkTable;
import io.ordersaga.connect.table.SinkTables;
import io.ordersaga.system.postgres.PostgresServer;
import io.ordersaga.system.postgres.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is declared of the tables in code is what the migrations make. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinkTablesTest {
    private final PostgresServer server;

    SinkTablesTest(@TempDir Path directory) {
        server = TestPostgres.in(directory);
    }

    @BeforeAll
    void migrate() {
        server.start();
        Migrations.run(database -> server.database(database.databaseName()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<SinkTable> tables() {
        return SinkTables.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDeclareTheColumnsThatTheTableHas(SinkTable table) throws SQLException {
        List<String> declared = table.columns().stream()
                .map(column -> column.name() + " " + column.type().sqlType() + (column.isRequired() ? " NO" : " YES"))
                .toList();

        assertThat(ask(table, """
                        select column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns
                        where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
                        """)).containsExactlyInAnyOrderElementsOf(declared);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDeclareThePrimaryKeyThatTheTableHas(SinkTable table) throws SQLException {
        assertThat(ask(table, """
                        select k.column_name from information_schema.table_constraints c
                        join information_schema.key_column_usage k using (constraint_schema, constraint_name)
                        where c.constraint_type = 'PRIMARY KEY' and c.table_name = ? order by k.ordinal_position
                        """)).isEqualTo(table.keyColumns());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDeclareEachCheckThatIsAboutSeveralColumns(SinkTable table) throws SQLException {
        assertThat(ask(table, """
                        select conname from pg_constraint
                        where contype = 'c' and conrelid = cast(? as regclass) and array_length(conkey, 1) > 1
                        """)).containsExactlyInAnyOrderElementsOf(table.rules());
    }

    private List<String> ask(SinkTable table, String query) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection =
                        server.database(table.database().databaseName()).getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
        }
        return answers;
    }
}
