package io.ordersaga.connect.table;

import static io.ordersaga.connect.table.Column.optional;
import static io.ordersaga.connect.table.Column.required;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.topics.Coded;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.TableSink;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.OrderItemKey;
import io.ordersaga.topics.user.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;

/** Every table that is filled from a topic. */
public final class SinkTables {
    private static final ColumnType ORDER_ID = ColumnType.text(OrderId::new);
    private static final ColumnType PRODUCT_ID = ColumnType.text(ProductId::new);
    private static final ColumnType PAYMENT_ID = ColumnType.text(PaymentId::new);
    private static final ColumnType USER_ID = ColumnType.text(UserId::new);
    private static final ColumnType MONEY = ColumnType.wholeNumber(0, Money.MAX_MINOR_UNITS);
    private static final ColumnType UNITS = ColumnType.wholeNumber(0, StockLevel.MAX_UNITS);
    /** Longer than anything that the shop writes; what is indexed must be far shorter. */
    private static final ColumnType TEXT = ColumnType.text(1_000_000);

    private static final ColumnType INDEXED_TEXT = ColumnType.text(500);
    private static final Column VERSION = required("version", "/version", ColumnType.wholeNumber(1, Long.MAX_VALUE));
    private static final Column CREATED_AT = required("created_at", "/createdAt", ColumnType.time());
    private static final Column UPDATED_AT = required("updated_at", "/updatedAt", ColumnType.time());

    public static final SinkTable ORDERS = new SinkTable(
            new SinkTable.Place(TableSink.ORDERS, ServiceDatabase.ORDERS, "orders"),
            key("order_id", OrderId::new),
            List.of(
                    required("order_id", "/orderId", ORDER_ID),
                    required("user_id", "/userId", USER_ID),
                    required("status", "/status", names(OrderStatus.values())),
                    required("total", "/total", MONEY),
                    optional("payment_id", "/paymentId", PAYMENT_ID),
                    optional("failure_reason", "/failureReason", codes(FailureReason.values())),
                    VERSION,
                    CREATED_AT,
                    UPDATED_AT),
            List.of(new Rule("failed_for_a_reason", SinkTables::failedForAReason)));

    public static final SinkTable ORDER_ITEMS = new SinkTable(
            new SinkTable.Place(TableSink.ORDER_ITEMS, ServiceDatabase.ORDERS, "order_items"),
            new SinkTable.Key(List.of("order_id", "product_id"), SinkTables::itemKey),
            List.of(
                    required("order_id", "/orderId", ORDER_ID),
                    required("product_id", "/productId", PRODUCT_ID),
                    required("name", "/name", TEXT),
                    required("quantity", "/quantity", ColumnType.smallNumber(1, Quantity.MAX)),
                    required("unit_price", "/unitPrice", MONEY),
                    required("line_total", "/lineTotal", MONEY)),
            List.of(new Rule("line_total_is_the_product", SinkTables::lineTotalIsTheProduct)));

    public static final SinkTable PRODUCTS = new SinkTable(
            new SinkTable.Place(TableSink.PRODUCTS, ServiceDatabase.PRODUCTS, "products"),
            key("product_id", ProductId::new),
            List.of(
                    required("product_id", "/productId", PRODUCT_ID),
                    required("name", "/details/name", TEXT),
                    required("description", "/details/description", TEXT),
                    required("price", "/details/price", MONEY),
                    optional("category", "/details/category", INDEXED_TEXT),
                    optional("image_url", "/details/imageUrl", TEXT),
                    required("on_hand", "/level/onHand", UNITS),
                    required("held", "/level/held", UNITS),
                    required("sold", "/level/sold", ColumnType.wholeNumber(0, Long.MAX_VALUE)),
                    VERSION,
                    CREATED_AT,
                    UPDATED_AT),
            List.of(new Rule("held_is_on_hand", row -> row.getInt64("held") <= row.getInt64("on_hand"))));

    public static final SinkTable PAYMENTS = new SinkTable(
            new SinkTable.Place(TableSink.PAYMENTS, ServiceDatabase.PAYMENTS, "payments"),
            key("payment_id", PaymentId::new),
            List.of(
                    required("payment_id", "/paymentId", PAYMENT_ID),
                    required("order_id", "/orderId", ORDER_ID),
                    required("user_id", "/userId", USER_ID),
                    required("amount", "/amount", MONEY),
                    required("status", "/status", names(PaymentStatus.values())),
                    optional("reason", "/reason", TEXT),
                    VERSION,
                    CREATED_AT,
                    UPDATED_AT),
            List.of());

    public static final SinkTable USERS = new SinkTable(
            new SinkTable.Place(TableSink.USERS, ServiceDatabase.USERS, "users"),
            key("user_id", UserId::new),
            List.of(
                    required("user_id", "/userId", USER_ID),
                    required("email", "/email", ColumnType.text(Email::new)),
                    required("first_name", "/firstName", TEXT),
                    required("last_name", "/lastName", TEXT),
                    required("role", "/role", names(Role.values())),
                    VERSION,
                    CREATED_AT,
                    UPDATED_AT),
            List.of());

    public static final SinkTable NOTIFICATIONS = new SinkTable(
            new SinkTable.Place(TableSink.NOTIFICATIONS, ServiceDatabase.NOTIFICATIONS, "notifications"),
            key("notification_id", NotificationId::new),
            List.of(
                    required("notification_id", "/notificationId", ColumnType.text(NotificationId::new)),
                    required("user_id", "/userId", USER_ID),
                    required("type", "/type", codes(NotificationType.values())),
                    required("channel", "/channel", codes(NotificationChannel.values())),
                    required("subject", "/subject", TEXT),
                    required("body", "/body", TEXT),
                    required("status", "/status", names(NotificationStatus.values())),
                    optional("reason", "/reason", TEXT),
                    VERSION,
                    CREATED_AT,
                    UPDATED_AT),
            List.of());

    public static final List<SinkTable> ALL = List.of(ORDERS, ORDER_ITEMS, PRODUCTS, PAYMENTS, USERS, NOTIFICATIONS);

    private SinkTables() {}

    /** The table that a topic fills, if it fills one. */
    public static Optional<SinkTable> filledFrom(String topic) {
        return ALL.stream()
                .filter(table -> table.sink().topic().name().equals(topic))
                .findFirst();
    }

    private static SinkTable.Key key(String column, Consumer<String> check) {
        return new SinkTable.Key(List.of(column), text -> {
            check.accept(text);
            return List.of(text);
        });
    }

    private static List<String> itemKey(String text) {
        OrderItemKey key = OrderItemKey.parse(text);
        return List.of(key.orderId().value(), key.productId().value());
    }

    private static ColumnType names(Enum<?>... constants) {
        return ColumnType.oneOf(Arrays.stream(constants).map(Enum::name).toList());
    }

    private static ColumnType codes(Coded... constants) {
        return ColumnType.oneOf(Arrays.stream(constants).map(Coded::code).toList());
    }

    private static boolean failedForAReason(Struct order) {
        return !order.getString("status").equals(OrderStatus.FAILED.name())
                || order.getString("failure_reason") != null;
    }

    private static boolean lineTotalIsTheProduct(Struct item) {
        int quantity = item.getInt32("quantity");
        long total = item.getInt64("line_total");
        return total % quantity == 0 && total / quantity == item.getInt64("unit_price");
    }
}
