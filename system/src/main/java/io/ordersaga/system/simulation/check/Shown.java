package io.ordersaga.system.simulation.check;

import static io.ordersaga.system.simulation.check.ViolationException.require;

import io.ordersaga.system.audit.books.Books;
import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.broker.PartitionLog;
import io.ordersaga.system.simulation.world.World;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.table.OrderItemKey;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.notification.NotificationStores;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.stream.payment.PaymentStores;
import io.ordersaga.topology.stream.product.ProductStores;
import io.ordersaga.topology.stream.user.UserStores;
import io.ordersaga.topology.view.notification.NotificationView;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.payment.PaymentView;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Holds what clients are shown, and the tables, against the books of the auditor, who folds the log in his own way. */
final class Shown {
    private final World world;
    private final Books books;

    Shown(World world, Books books) {
        this.world = world;
        this.books = books;
    }

    void check() {
        orders();
        payments();
        products();
        users();
        notifications();
        copy(Topics.CREDENTIALS, UserStores.CREDENTIALS);
        copy(Topics.SESSIONS, UserStores.SESSIONS);
    }

    private void orders() {
        Map<Object, Object> rows = new HashMap<>();
        Map<Object, Object> items = new HashMap<>();
        books.orders().forEach(account -> {
            OrderId id = account.order().orderId();
            rows.put(id, account.row());
            account.order()
                    .products()
                    .forEach(product -> items.put(new OrderItemKey(id, product), account.item(product)));
        });
        table(Topics.ORDERS, rows);
        table(Topics.ORDER_ITEMS, items);
        view(OrderStores.ORDERS, OrderView::toRow, rows);
    }

    private void payments() {
        Map<Object, Object> rows = new HashMap<>();
        Map<Object, Object> byOrder = new HashMap<>();
        books.payments().forEach(account -> {
            rows.put(account.row().paymentId(), account.row());
            byOrder.put(account.orderId(), account.row());
        });
        table(Topics.PAYMENTS, rows);
        view(PaymentStores.PAYMENTS, PaymentView::toRow, byOrder);
    }

    private void products() {
        Map<Object, Object> rows = new HashMap<>();
        books.products().forEach(account -> account.row().ifPresent(row -> rows.put(account.id(), row)));
        table(Topics.PRODUCTS, rows);
        view(ProductStores.PRODUCTS, view -> view.toRow().orElse(null), rows);
    }

    private void users() {
        Map<Object, Object> rows = new HashMap<>();
        books.users().forEach(account -> account.row().ifPresent(row -> rows.put(row.userId(), row)));
        table(Topics.USERS, rows);
        view(UserStores.USERS, view -> view.toRow().orElse(null), rows);
    }

    private void notifications() {
        Map<Object, Object> rows = new HashMap<>();
        books.notifications().forEach(account -> {
            rows.put(account.row().notificationId(), account.row());
            boolean ended = account.row().status() != NotificationStatus.PENDING;
            require(ended, Law.AT_REST, "a notification is under way for ever: ", account.row());
        });
        table(Topics.NOTIFICATIONS, rows);
        view(NotificationStores.NOTIFICATIONS, NotificationView::toRow, rows);
    }

    private void table(Topic<?, ?> topic, Map<Object, Object> due) {
        Map<Object, Object> found = latest(topic);
        require(due.equals(found), Law.VIEWS, "table ", topic.name(), " is ", found, " and must be ", due);
    }

    /** A view that shows the rows of a table as they are. */
    private <K, R> void copy(Topic<K, R> topic, KeyedStore<K, R> store) {
        view(store, row -> row, latest(topic));
    }

    private Map<Object, Object> latest(Topic<?, ?> topic) {
        Map<Object, Object> rows = new HashMap<>();
        for (PartitionLog log : world.cluster().logs(topic)) {
            for (Entry entry : log.committed()) {
                entry.readable().ifPresent(read -> put(rows, read.key(), read.value()));
            }
        }
        return rows;
    }

    private <K, R> void view(KeyedStore<K, R> store, Function<R, @Nullable Object> row, Map<Object, Object> due) {
        Map<Object, Object> found = new HashMap<>();
        world.applications()
                .forEach(application -> application
                        .slots()
                        .forEach(slot -> slot.task()
                                .flatMap(task -> task.find(store.name()))
                                .ifPresent(rows -> collect(rows, row, found))));
        require(due.equals(found), Law.VIEWS, "view ", store.name(), " shows ", found, " and must show ", due);
    }

    // Stores are found by their names, which tell their types.
    @SuppressWarnings("unchecked")
    private static <K, R> void collect(Object store, Function<R, @Nullable Object> row, Map<Object, Object> found) {
        try (KeyValueIterator<K, R> rows = ((KeyValueStore<K, R>) store).all()) {
            while (rows.hasNext()) {
                KeyValue<K, R> next = rows.next();
                put(found, next.key, row.apply(next.value));
            }
        }
    }

    private static void put(Map<Object, Object> rows, @Nullable Object key, @Nullable Object row) {
        if (row == null) {
            rows.remove(key);
        } else {
            rows.put(key, row);
        }
    }
}
