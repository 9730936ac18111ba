package io.ordersaga.topics.log;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.notification.NotificationCommand;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.table.NotificationRow;
import io.ordersaga.topics.table.OrderItemKey;
import io.ordersaga.topics.table.OrderItemRow;
import io.ordersaga.topics.table.OrderRow;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.TokenRevocation;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topics.wire.WireTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/**
 * The catalogue of all topics. Every topic is created from it, with one number of partitions for all, so that topics with
 * the same key are co-partitioned. That number is for ever: which partition holds a key is in the data.
 */
public final class Topics {
    private static final String ORDER_SERVICE = "order-service";
    private static final String PRODUCT_SERVICE = "product-service";
    private static final String PAYMENT_SERVICE = "payment-service";
    private static final String USER_SERVICE = "user-service";
    private static final String NOTIFICATION_SERVICE = "notification-service";

    private static final Duration COMMAND_RETENTION = Duration.ofDays(7);
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);
    /** More than an access token lives, and more than clocks can differ. */
    private static final Duration REVOCATION_RETENTION = Duration.ofHours(1);

    private static final Serde<OrderId> ORDER_ID = Serdes.key(OrderId::value, OrderId::new);
    private static final Serde<ProductId> PRODUCT_ID = Serdes.key(ProductId::value, ProductId::new);
    private static final Serde<PaymentId> PAYMENT_ID = Serdes.key(PaymentId::value, PaymentId::new);
    private static final Serde<UserId> USER_ID = Serdes.key(UserId::value, UserId::new);
    private static final Serde<SessionId> SESSION_ID = Serdes.key(SessionId::value, SessionId::new);
    private static final Serde<NotificationId> NOTIFICATION_ID = Serdes.key(NotificationId::value, NotificationId::new);
    private static final Serde<Email> EMAIL = Serdes.key(Email::value, Email::new);
    private static final Serde<OrderItemKey> ORDER_ITEM_KEY = Serdes.key(OrderItemKey::toString, OrderItemKey::parse);

    public static final Topic<OrderId, Message<OrderCommand>> ORDER_COMMANDS =
            commands("order-commands", ORDER_SERVICE, ORDER_ID, WireNames.ORDER_COMMANDS);
    public static final Topic<OrderId, Message<OrderEvent>> ORDER_EVENTS =
            events("order-events", ORDER_SERVICE, ORDER_ID, WireNames.ORDER_EVENTS);
    public static final Topic<ProductId, Message<ProductCommand>> PRODUCT_COMMANDS =
            commands("product-commands", PRODUCT_SERVICE, PRODUCT_ID, WireNames.PRODUCT_COMMANDS);
    public static final Topic<ProductId, Message<StockCommand>> STOCK_COMMANDS =
            commands("stock-commands", ORDER_SERVICE, PRODUCT_ID, WireNames.STOCK_COMMANDS);
    public static final Topic<OrderId, Message<StockEvent>> PRODUCT_EVENTS =
            events("product-events", PRODUCT_SERVICE, ORDER_ID, WireNames.PRODUCT_EVENTS);
    public static final Topic<ProductId, Message<CatalogEvent>> CATALOG_EVENTS =
            events("catalog-events", PRODUCT_SERVICE, PRODUCT_ID, WireNames.CATALOG_EVENTS);
    public static final Topic<OrderId, Message<PaymentEvent>> PAYMENT_EVENTS =
            events("payment-events", PAYMENT_SERVICE, ORDER_ID, WireNames.PAYMENT_EVENTS);
    public static final Topic<OrderId, Message<PaymentRequest>> PAYMENT_REQUESTS =
            commands("payment-requests", PAYMENT_SERVICE, ORDER_ID, WireNames.PAYMENT_REQUESTS);
    public static final Topic<OrderId, Message<PaymentResult>> PAYMENT_RESULTS =
            commands("payment-results", PAYMENT_SERVICE, ORDER_ID, WireNames.PAYMENT_RESULTS);
    public static final Topic<Email, Message<RegistrationCommand>> REGISTRATION_COMMANDS =
            commands("registration-commands", USER_SERVICE, EMAIL, WireNames.REGISTRATION_COMMANDS);
    public static final Topic<UserId, Message<UserCommand>> USER_COMMANDS =
            commands("user-commands", USER_SERVICE, USER_ID, WireNames.USER_COMMANDS);
    public static final Topic<UserId, Message<UserEvent>> USER_EVENTS =
            events("user-events", USER_SERVICE, USER_ID, WireNames.USER_EVENTS);

    public static final Topic<UserId, Message<NotificationCommand>> NOTIFICATION_COMMANDS =
            commands("notification-commands", NOTIFICATION_SERVICE, USER_ID, WireNames.NOTIFICATION_COMMANDS);
    public static final Topic<UserId, Message<NotificationEvent>> NOTIFICATION_EVENTS =
            events("notification-events", NOTIFICATION_SERVICE, USER_ID, WireNames.NOTIFICATION_EVENTS);
    public static final Topic<UserId, Message<NotificationRequest>> NOTIFICATION_REQUESTS =
            commands("notification-requests", NOTIFICATION_SERVICE, USER_ID, WireNames.NOTIFICATION_REQUESTS);
    public static final Topic<UserId, Message<NotificationResult>> NOTIFICATION_RESULTS =
            commands("notification-results", NOTIFICATION_SERVICE, USER_ID, WireNames.NOTIFICATION_RESULTS);

    /** Read by the user service alone, as it holds password hashes. */
    public static final Topic<Email, Credentials> CREDENTIALS =
            table("credentials", USER_SERVICE, EMAIL, Credentials.class);

    public static final Topic<SessionId, Message<SessionCommand>> SESSION_COMMANDS =
            commands("session-commands", USER_SERVICE, SESSION_ID, WireNames.SESSION_COMMANDS);
    public static final Topic<SessionId, Session> SESSIONS = table("sessions", USER_SERVICE, SESSION_ID, Session.class);

    /** Read by every service as a whole: it holds the users whose unexpired access tokens may be void. */
    public static final Topic<UserId, TokenRevocation> TOKEN_REVOCATIONS = new Topic<>(
            "token-revocations",
            USER_SERVICE,
            USER_ID,
            Serdes.row(TokenRevocation.class),
            Topic.Cleanup.COMPACT_AND_DELETE,
            Optional.of(REVOCATION_RETENTION));

    public static final Topic<OrderId, OrderRow> ORDERS = table("orders", ORDER_SERVICE, ORDER_ID, OrderRow.class);
    public static final Topic<OrderItemKey, OrderItemRow> ORDER_ITEMS =
            table("order-items", ORDER_SERVICE, ORDER_ITEM_KEY, OrderItemRow.class);
    public static final Topic<ProductId, ProductRow> PRODUCTS =
            table("products", PRODUCT_SERVICE, PRODUCT_ID, ProductRow.class);
    public static final Topic<PaymentId, PaymentRow> PAYMENTS =
            table("payments", PAYMENT_SERVICE, PAYMENT_ID, PaymentRow.class);
    public static final Topic<UserId, UserRow> USERS = table("users", USER_SERVICE, USER_ID, UserRow.class);

    public static final Topic<NotificationId, NotificationRow> NOTIFICATIONS =
            table("notifications", NOTIFICATION_SERVICE, NOTIFICATION_ID, NotificationRow.class);

    /** Records of any topic that could not be read or decided: their bytes, with reason and origin in headers. */
    public static final Topic<byte[], byte[]> DEAD_LETTERS = new Topic<>(
            "dead-letters",
            "all",
            org.apache.kafka.common.serialization.Serdes.ByteArray(),
            org.apache.kafka.common.serialization.Serdes.ByteArray(),
            Topic.Cleanup.DELETE,
            Optional.of(DEAD_LETTER_RETENTION));

    public static final List<Topic<?, ?>> ALL = List.of(
            ORDER_COMMANDS,
            ORDER_EVENTS,
            PRODUCT_COMMANDS,
            STOCK_COMMANDS,
            PRODUCT_EVENTS,
            CATALOG_EVENTS,
            PAYMENT_EVENTS,
            PAYMENT_REQUESTS,
            PAYMENT_RESULTS,
            REGISTRATION_COMMANDS,
            USER_COMMANDS,
            USER_EVENTS,
            NOTIFICATION_COMMANDS,
            NOTIFICATION_EVENTS,
            NOTIFICATION_REQUESTS,
            NOTIFICATION_RESULTS,
            CREDENTIALS,
            SESSION_COMMANDS,
            SESSIONS,
            TOKEN_REVOCATIONS,
            ORDERS,
            ORDER_ITEMS,
            PRODUCTS,
            PAYMENTS,
            USERS,
            NOTIFICATIONS,
            DEAD_LETTERS);

    private Topics() {}

    private static <K, T> Topic<K, Message<T>> commands(String name, String owner, Serde<K> key, WireTypes<T> types) {
        return new Topic<>(
                name, owner, key, Serdes.message(types), Topic.Cleanup.DELETE, Optional.of(COMMAND_RETENTION));
    }

    private static <K, T> Topic<K, Message<T>> events(String name, String owner, Serde<K> key, WireTypes<T> types) {
        return new Topic<>(name, owner, key, Serdes.message(types), Topic.Cleanup.DELETE, Optional.empty());
    }

    private static <K, T> Topic<K, T> table(String name, String owner, Serde<K> key, Class<T> row) {
        return new Topic<>(name, owner, key, Serdes.row(row), Topic.Cleanup.COMPACT, Optional.empty());
    }
}
