package io.ordersaga.system.audit.source;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.connect.table.Column;
import io.ordersaga.connect.table.SinkTable;
import io.ordersaga.connect.table.SinkTables;
import io.ordersaga.system.audit.books.Books;
import io.ordersaga.system.audit.books.Check;
import io.ordersaga.system.audit.books.Comparison;
import io.ordersaga.topics.wire.JsonFormat;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** The tables of the services' databases. */
public final class TableSource implements Source {
    private static final int FETCH_SIZE = 1_000;

    private final JsonMapper json = JsonFormat.mapper();
    private final Function<ServiceDatabase, DataSource> databases;

    /** @param databases gives access to a service's database */
    public TableSource(Function<ServiceDatabase, DataSource> databases) {
        this.databases = databases;
    }

    @Override
    public List<Comparison> compare(Books books) {
        Sheet orders = new Sheet(Check.TABLE_ORDERS, SinkTables.ORDERS);
        Sheet items = new Sheet(Check.TABLE_ORDER_ITEMS, SinkTables.ORDER_ITEMS);
        books.orders().forEach(account -> {
            String id = account.order().orderId().value();
            orders.expect(id, id, account::row);
            account.order()
                    .products()
                    .forEach(product -> items.expect(id + "|" + product.value(), id, () -> account.item(product)));
        });
        Sheet payments = new Sheet(Check.TABLE_PAYMENTS, SinkTables.PAYMENTS);
        books.payments()
                .forEach(account -> payments.expect(account.row().paymentId().value(), account::row));
        Sheet products = new Sheet(Check.TABLE_PRODUCTS, SinkTables.PRODUCTS);
        books.products()
                .forEach(account -> account.row()
                        .ifPresent(row -> products.expect(account.id().value(), () -> row)));
        Sheet users = new Sheet(Check.TABLE_USERS, SinkTables.USERS);
        books.users()
                .forEach(account ->
                        account.row().ifPresent(row -> users.expect(row.userId().value(), () -> row)));
        Sheet notifications = new Sheet(Check.TABLE_NOTIFICATIONS, SinkTables.NOTIFICATIONS);
        books.notifications()
                .forEach(account ->
                        notifications.expect(account.row().notificationId().value(), account::row));
        return List.of(orders, items, payments, products, users, notifications).stream()
                .map(Sheet::read)
                .toList();
    }

    /** One table, and what must be in it. */
    private final class Sheet {
        private final Comparison comparison;
        private final SinkTable table;

        Sheet(Check check, SinkTable table) {
            this.comparison = new Comparison(check);
            this.table = table;
        }

        void expect(String id, Supplier<Object> row) {
            expect(id, id, row);
        }

        void expect(String key, String thing, Supplier<Object> row) {
            comparison.expect(key, thing, () -> due(row.get()));
        }

        private Map<String, String> due(Object row) {
            Struct struct = table.row(json.valueToTree(row));
            Map<String, String> fields = new HashMap<>();
            table.columns().forEach(column -> put(fields, column, struct.get(column.name())));
            return fields;
        }

        Comparison read() {
            String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
            try (Connection connection = databases.apply(table.database()).getConnection()) {
                // Only within a transaction does the driver fetch bit by bit.
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.setFetchSize(FETCH_SIZE);
                    try (ResultSet rows = statement.executeQuery("select " + columns + " from " + table.name())) {
                        while (rows.next()) {
                            find(rows);
                        }
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read the table " + table.name(), e);
            }
            return comparison;
        }

        private void find(ResultSet row) throws SQLException {
            Map<String, String> fields = new HashMap<>();
            for (Column column : table.columns()) {
                put(fields, column, isTime(column) ? time(row, column) : row.getObject(column.name()));
            }
            String key = table.keyColumns().stream().map(fields::get).collect(Collectors.joining("|"));
            comparison.find(key, String.valueOf(fields.get(table.keyColumns().getFirst())), fields);
        }
    }

    private static boolean isTime(Column column) {
        return column.type().sqlType().equals("timestamp with time zone");
    }

    private static @Nullable Object time(ResultSet row, Column column) throws SQLException {
        OffsetDateTime time = row.getObject(column.name(), OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void put(Map<String, String> fields, Column column, @Nullable Object value) {
        if (value != null) {
            fields.put(column.name(), value.toString());
        }
    }
}
