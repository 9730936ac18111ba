package io.ordersaga.system.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.connect.Migrations;
import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.postgres.PostgresServer;
import io.ordersaga.system.postgres.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The queries of {@code docs/sql.md}, run on the tables as migrated, with the rows of {@code demo-orders} in them. What each one
 * answers is in {@code expected-rows.txt}, below the same heading: its columns, and one line per row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalystQueriesTest {
    /** May not write, and lives where another day begins in the middle of an hour of UTC. */
    private static final String ANALYST = "set default_transaction_read_only = on; set time zone 'Asia/Kolkata'";

    private static final String BETWEEN = " | ";
    private static final Pattern VARIABLE = Pattern.compile(":'(\\w+)'");
    private static final Map<String, String> VARIABLES = Map.of("user", "usr_ada", "email", "Ada@example.org");

    private final PostgresServer server;
    private final SqlDocument document;
    private final Map<String, List<String>> expected;

    AnalystQueriesTest(@TempDir Path directory) throws IOException {
        server = TestPostgres.in(directory);
        document = new SqlDocument(Files.readString(Path.of("..", "docs", "sql.md")));
        expected = Sections.of(resource("expected-rows.txt"))
                .map((title, text) ->
                        text.lines().filter(line -> !line.isBlank()).toList());
    }

    @BeforeAll
    void fill() throws IOException, SQLException {
        server.start();
        Migrations.run(database -> server.database(database.databaseName()));
        for (ServiceDatabase database : ServiceDatabase.values()) {
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute(resource("demo-orders/" + database.databaseName() + ".sql"));
            }
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("titles")
    void shouldAnswerAsExpectedWhenTheDemoHasRun(String title) throws SQLException {
        SqlDocument.Query query = document.query(title);

        try (Connection connection = connect(query.database());
                Statement statement = connection.createStatement()) {
            statement.execute(ANALYST);
            assertThat(ask(statement, query)).isEqualTo(expected.get(title));
        }
    }

    @Test
    void shouldExpectRowsOfEveryQueryAndOfNoOther() {
        assertThat(expected.keySet()).containsExactlyElementsOf(titles());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Totals that are not the sum of their lines | update orders set total = 1 where order_id = 'ord_confirmed'
            Totals that are not the sum of their lines | delete from order_items where order_id = 'ord_confirmed'
            Totals that are not the sum of their lines | delete from orders where order_id = 'ord_confirmed'
            Impossible stock | alter table products drop constraint held_is_on_hand; update products set held = on_hand + 1
            Impossible stock | alter table products drop constraint products_sold_check; update products set sold = -1
            """)
    void shouldFindRowsWhenSomethingIsWrong(String title, String mistake) throws SQLException {
        SqlDocument.Query query = document.query(title);

        try (Connection connection = connect(query.database());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(mistake);
            assertThat(ask(statement, query)).hasSizeGreaterThan(1);
            connection.rollback();
        }
    }

    private Set<String> titles() {
        return document.titles();
    }

    private Connection connect(ServiceDatabase database) throws SQLException {
        return server.database(database.databaseName()).getConnection();
    }

    private static List<String> ask(Statement statement, SqlDocument.Query query) throws SQLException {
        String sql = VARIABLE.matcher(query.sql()).replaceAll(AnalystQueriesTest::value);
        try (ResultSet rows = statement.executeQuery(sql)) {
            return lines(rows);
        }
    }

    private static String value(MatchResult variable) {
        String value = Objects.requireNonNull(VARIABLES.get(variable.group(1)), variable.group());
        return Matcher.quoteReplacement("'" + value + "'");
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<String> lines = new ArrayList<>();
        StringJoiner names = new StringJoiner(BETWEEN);
        for (int column = 1; column <= columns; column++) {
            names.add(rows.getMetaData().getColumnLabel(column));
        }
        lines.add(names.toString());
        while (rows.next()) {
            StringJoiner fields = new StringJoiner(BETWEEN);
            for (int column = 1; column <= columns; column++) {
                fields.add(rows.getString(column));
            }
            lines.add(fields.toString());
        }
        return lines;
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = AnalystQueriesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(content, name).readAllBytes(), UTF_8);
        }
    }
}
