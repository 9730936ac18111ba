package io.ordersaga.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.connect.Migrations;
import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.postgres.PostgresServer;
import io.ordersaga.system.postgres.TestPostgres;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.table.NotificationRow;
import io.ordersaga.topics.table.OrderItemRow;
import io.ordersaga.topics.table.OrderRow;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsTest {
    private static final String TIMES = "now(), now()";

    private PostgresServer server;

    MigrationsTest(@TempDir Path directory) {
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

    @Test
    void shouldHaveTheColumnsOfTheRows() throws SQLException {
        assertThat(columns(ServiceDatabase.USERS, "users")).isEqualTo(components(UserRow.class));
        assertThat(columns(ServiceDatabase.ORDERS, "orders")).isEqualTo(components(OrderRow.class));
        assertThat(columns(ServiceDatabase.ORDERS, "order_items")).isEqualTo(components(OrderItemRow.class));
        assertThat(columns(ServiceDatabase.PAYMENTS, "payments")).isEqualTo(components(PaymentRow.class));
        assertThat(columns(ServiceDatabase.NOTIFICATIONS, "notifications"))
                .isEqualTo(components(NotificationRow.class));
        assertThat(columns(ServiceDatabase.PRODUCTS, "products"))
                .containsExactlyInAnyOrder(
                        "product_id",
                        "name",
                        "description",
                        "price",
                        "category",
                        "image_url",
                        "on_hand",
                        "held",
                        "sold",
                        "available",
                        "version",
                        "created_at",
                        "updated_at");
    }

    @Test
    void shouldKeepTheNewerRowWhenAnOlderOneIsDeliveredAgain() throws SQLException {
        run(ServiceDatabase.PRODUCTS, product("guarded", 10, 4, 2));

        run(ServiceDatabase.PRODUCTS, "update products set held = 0, version = 1 where product_id = 'guarded'");

        assertThat(ask(
                        ServiceDatabase.PRODUCTS,
                        "select held || '@' || version from products where product_id = 'guarded'"))
                .isEqualTo("4@2");
    }

    @ParameterizedTest
    @EnumSource
    void shouldGuardTheVersionOfEachTableThatHasOne(ServiceDatabase database) throws SQLException {
        String guarded = "select string_agg(event_object_table, ',') from information_schema.triggers"
                + " where trigger_name = 'drop_older_row' and event_manipulation = 'UPDATE' and action_timing = 'BEFORE'";
        String versioned = "select string_agg(table_name, ',') from information_schema.columns"
                + " where table_schema = 'public' and column_name = 'version' and table_name <> 'flyway_schema_history'";

        assertThat(ask(database, guarded)).isEqualTo(ask(database, versioned)).isNotEmpty();
    }

    @Test
    void shouldTakeARowThatIsNotOlder() throws SQLException {
        run(ServiceDatabase.PRODUCTS, product("updated", 10, 4, 2));

        run(ServiceDatabase.PRODUCTS, "update products set held = 5 where product_id = 'updated'");
        run(ServiceDatabase.PRODUCTS, "update products set held = 6, version = 3 where product_id = 'updated'");

        assertThat(ask(ServiceDatabase.PRODUCTS, "select available from products where product_id = 'updated'"))
                .isEqualTo("4");
    }

    @Test
    void shouldRefuseMoreHeldThanThereIs() {
        assertThatThrownBy(() -> run(ServiceDatabase.PRODUCTS, product("oversold", 3, 4, 1)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("held_is_on_hand");
    }

    @Test
    void shouldRefuseALineWhoseTotalIsNotTheProduct() {
        assertThatThrownBy(() -> run(
                        ServiceDatabase.ORDERS,
                        "insert into order_items values ('ord_1', 'prd_1', 'Mug', 2, 500, 999)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("line_total_is_the_product");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeEveryOrderStatus(OrderStatus status) throws SQLException {
        run(
                ServiceDatabase.ORDERS,
                "insert into orders values ('ord_%1$s', 'usr_1', '%1$s', 1000, null, 'out-of-stock', 1, %2$s)"
                        .formatted(status, TIMES));

        assertThat(ask(ServiceDatabase.ORDERS, "select status from orders where order_id = 'ord_%s'".formatted(status)))
                .isEqualTo(status.name());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeEveryPaymentStatus(PaymentStatus status) throws SQLException {
        run(
                ServiceDatabase.PAYMENTS,
                "insert into payments values ('pay_%1$s', 'ord_1', 'usr_1', 1000, '%1$s', null, 1, %2$s)"
                        .formatted(status, TIMES));

        assertThat(ask(
                        ServiceDatabase.PAYMENTS,
                        "select status from payments where payment_id = 'pay_%s'".formatted(status)))
                .isEqualTo(status.name());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeEveryNotificationStatus(NotificationStatus status) throws SQLException {
        run(
                ServiceDatabase.NOTIFICATIONS,
                "insert into notifications values ('ntf_%1$s', 'usr_1', 'welcome', 'email', 'Hi', 'Hello', '%1$s', null, 1, %2$s)"
                        .formatted(status, TIMES));

        assertThat(ask(
                        ServiceDatabase.NOTIFICATIONS,
                        "select status from notifications where notification_id = 'ntf_%s'".formatted(status)))
                .isEqualTo(status.name());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeEveryNotificationType(NotificationType type) throws SQLException {
        run(
                ServiceDatabase.NOTIFICATIONS,
                "insert into notifications values ('ntf_%1$s', 'usr_1', '%1$s', 'email', 'Hi', 'Hello', 'SENT', null, 1, %2$s)"
                        .formatted(type.code(), TIMES));

        assertThat(ask(
                        ServiceDatabase.NOTIFICATIONS,
                        "select type from notifications where notification_id = 'ntf_%s'".formatted(type.code())))
                .isEqualTo(type.code());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeEveryRole(Role role) throws SQLException {
        run(
                ServiceDatabase.USERS,
                "insert into users values ('usr_%1$s', 'a@b.c', 'Ada', 'Byron', '%1$s', 1, %2$s)"
                        .formatted(role, TIMES));

        assertThat(ask(ServiceDatabase.USERS, "select role from users where user_id = 'usr_%s'".formatted(role)))
                .isEqualTo(role.name());
    }

    @Test
    void shouldChangeNothingWhenRunAgain() throws SQLException {
        String history = "select count(*) from flyway_schema_history";
        String before = ask(ServiceDatabase.ORDERS, history);

        Migrations.run(database -> server.database(database.databaseName()));

        assertThat(ask(ServiceDatabase.ORDERS, history)).isEqualTo(before).isNotEqualTo("0");
    }

    private static String product(String id, int onHand, int held, int version) {
        return """
                insert into products (product_id, name, description, price, on_hand, held, sold, version, created_at, updated_at)
                values ('%s', 'Mug', 'Holds tea', 999, %d, %d, 0, %d, %s)
                """.formatted(id, onHand, held, version, TIMES);
    }

    private static Set<String> components(Class<? extends Record> row) {
        return Stream.of(row.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(toSet());
    }

    private Set<String> columns(ServiceDatabase database, String table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (Connection connection = server.database(database.databaseName()).getConnection();
                ResultSet found = connection.getMetaData().getColumns(null, "public", table, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    private String ask(ServiceDatabase database, String query) throws SQLException {
        try (Connection connection = server.database(database.databaseName()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private void run(ServiceDatabase database, String command) throws SQLException {
        try (Connection connection = server.database(database.databaseName()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
