package io.ordersaga.topics.wire;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.catalog.ProductSeen;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationCommand;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.NotificationRow;
import io.ordersaga.topics.table.OrderItemRow;
import io.ordersaga.topics.table.OrderRow;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.PasswordHash;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.TokenHash;
import io.ordersaga.topics.user.TokenRevocation;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserSeen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One value of everything that lies in a topic, and one without its optional fields. */
final class Samples {
    private static final EventId COMMAND = EventId.of(new UUID(0, 2));
    private static final OrderId ORDER_ID = OrderId.of(new UUID(0, 3));
    private static final UserId USER = UserId.of(new UUID(0, 4));
    private static final ProductId PRODUCT = ProductId.of(new UUID(0, 5));
    private static final PaymentId PAYMENT = PaymentId.of(new UUID(0, 6));
    private static final NotificationId NOTIFICATION = NotificationId.of(new UUID(0, 9));
    private static final Subject SUBJECT = new Subject("Your order is confirmed");
    private static final String BODY = "Hello Ada,\n\nyour order is confirmed.\n";
    private static final Email EMAIL = new Email("ada@example.org");
    private static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
    private static final UserSeen PERSON_SEEN = new UserSeen("Ada", "Lovelace", Role.USER);
    private static final SessionId SESSION = SessionId.of(new UUID(0, 9));
    private static final TokenHash TOKEN = new TokenHash("a".repeat(43));
    private static final TokenHash NEXT_TOKEN = new TokenHash("b".repeat(43));
    private static final Money AMOUNT = new Money(5_497);
    private static final Instant CREATED = Instant.parse("2026-01-01T12:30:15.250Z");
    private static final Instant UPDATED = Instant.parse("2026-01-02T00:00:00Z");
    private static final List<OrderLine> LINES = List.of(
            new OrderLine(PRODUCT, "Kettle, 1.7 l", new Quantity(2), new Money(1_999), Optional.of("kitchen")),
            new OrderLine(ProductId.of(new UUID(0, 7)), "Tee für zwei", new Quantity(1), new Money(1_499)));
    private static final List<OrderLine> LINES_MINIMAL = LINES.stream()
            .map(line -> new OrderLine(line.productId(), line.name(), line.quantity(), line.unitPrice()))
            .toList();
    private static final Order ORDER = order(LINES, Optional.of("tok_visa"));
    private static final Order ORDER_MINIMAL = order(LINES_MINIMAL, Optional.empty());
    private static final StockLevel LEVEL = new StockLevel(100, 7, 12);
    private static final ProductDetails DETAILS = new ProductDetails(
            "Kettle, 1.7 l",
            "Boils water.",
            new Money(1_999),
            Optional.of("kitchen"),
            Optional.of("https://example.org/kettle.jpg"));
    private static final ProductDetails DETAILS_MINIMAL =
            new ProductDetails("Kettle, 1.7 l", "", new Money(0), Optional.empty(), Optional.empty());
    private static final ProductSeen SEEN = new ProductSeen(DETAILS, new StockLevel(100, 10, 5));

    static final List<GoldenFamily<?>> FAMILIES = List.of(
            new GoldenFamily<>(
                    "order-commands",
                    WireNames.ORDER_COMMANDS,
                    List.of(
                            new OrderCommand.PlaceOrder(ORDER),
                            new OrderCommand.CancelOrder(ORDER_ID, Optional.of("ordered twice"))),
                    List.of(
                            new OrderCommand.PlaceOrder(ORDER_MINIMAL),
                            new OrderCommand.CancelOrder(ORDER_ID, Optional.empty()))),
            new GoldenFamily<>(
                    "order-events",
                    WireNames.ORDER_EVENTS,
                    List.of(
                            new OrderEvent.OrderCreated(ORDER, COMMAND),
                            new OrderEvent.OrderProductsReserved(ORDER),
                            new OrderEvent.OrderConfirmed(ORDER_ID, LINES, PAYMENT, AMOUNT),
                            new OrderEvent.OrderPaymentFailed(
                                    ORDER_ID, LINES, FailureReason.PAYMENT_DECLINED, Optional.of("card expired")),
                            new OrderEvent.OrderFailed(
                                    ORDER_ID, LINES, FailureReason.OUT_OF_STOCK, Optional.of("kettles are gone")),
                            new OrderEvent.OrderCancellationRequested(ORDER_ID, Optional.of("ordered twice"), COMMAND),
                            new OrderEvent.OrderCancelled(ORDER_ID, LINES, Optional.of("ordered twice"), COMMAND),
                            new OrderEvent.OrderCommandRefused(ORDER_ID, COMMAND, RefusalCode.INVALID_TRANSITION),
                            new OrderEvent.OrderEventNoted(ORDER_ID, "payment-processed", Optional.of("came late"))),
                    List.of(
                            new OrderEvent.OrderCreated(ORDER_MINIMAL, COMMAND),
                            new OrderEvent.OrderProductsReserved(ORDER_MINIMAL),
                            new OrderEvent.OrderConfirmed(ORDER_ID, LINES_MINIMAL, PAYMENT, AMOUNT),
                            new OrderEvent.OrderPaymentFailed(
                                    ORDER_ID, LINES_MINIMAL, FailureReason.PAYMENT_TIMEOUT, Optional.empty()),
                            new OrderEvent.OrderFailed(
                                    ORDER_ID, LINES_MINIMAL, FailureReason.SAGA_TIMEOUT, Optional.empty()),
                            new OrderEvent.OrderCancellationRequested(ORDER_ID, Optional.empty(), COMMAND),
                            new OrderEvent.OrderCancelled(ORDER_ID, LINES_MINIMAL, Optional.empty(), COMMAND),
                            new OrderEvent.OrderEventNoted(ORDER_ID, "payment-processed", Optional.empty()))),
            new GoldenFamily<>(
                    "product-commands",
                    WireNames.PRODUCT_COMMANDS,
                    List.of(
                            new ProductCommand.CreateProduct(PRODUCT, DETAILS, 100),
                            new ProductCommand.UpdateProduct(
                                    PRODUCT,
                                    Optional.of("Kettle"),
                                    Optional.of("Boils water."),
                                    Optional.of(new Money(2_099)),
                                    Optional.of("kitchen"),
                                    Optional.of("https://example.org/kettle.jpg"),
                                    Optional.of(90L),
                                    Optional.of(SEEN)),
                            new ProductCommand.AdjustStock(PRODUCT, -10, "broken in the warehouse"),
                            new ProductCommand.DeleteProduct(PRODUCT, Optional.of(SEEN))),
                    List.of(
                            new ProductCommand.DeleteProduct(PRODUCT, Optional.empty()),
                            new ProductCommand.CreateProduct(PRODUCT, DETAILS_MINIMAL, 0),
                            new ProductCommand.UpdateProduct(
                                    PRODUCT,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()))),
            new GoldenFamily<>(
                    "stock-commands",
                    WireNames.STOCK_COMMANDS,
                    List.of(
                            new StockCommand.ReserveStock(PRODUCT, ORDER_ID, new Quantity(2)),
                            new StockCommand.CommitStock(PRODUCT, ORDER_ID),
                            new StockCommand.ReleaseStock(PRODUCT, ORDER_ID)),
                    List.of()),
            new GoldenFamily<>(
                    "product-events",
                    WireNames.PRODUCT_EVENTS,
                    List.of(
                            new StockEvent.ProductReserved(ORDER_ID, PRODUCT, 2),
                            new StockEvent.ProductReservationFailed(ORDER_ID, PRODUCT, FailureReason.UNKNOWN_PRODUCT),
                            new StockEvent.ProductStockReleased(ORDER_ID, PRODUCT, 0)),
                    List.of()),
            new GoldenFamily<>(
                    "catalog-events",
                    WireNames.CATALOG_EVENTS,
                    List.of(
                            new CatalogEvent.ProductCreated(PRODUCT, DETAILS, LEVEL, COMMAND),
                            new CatalogEvent.ProductUpdated(PRODUCT, DETAILS, COMMAND),
                            new CatalogEvent.ProductDeleted(PRODUCT, COMMAND),
                            new CatalogEvent.ProductStockChanged(
                                    PRODUCT, LEVEL, Optional.of(COMMAND), Optional.of(ORDER_ID)),
                            new CatalogEvent.ProductCommandRefused(PRODUCT, COMMAND, RefusalCode.STOCK_BELOW_RESERVED)),
                    List.of(
                            new CatalogEvent.ProductCreated(PRODUCT, DETAILS_MINIMAL, StockLevel.EMPTY, COMMAND),
                            new CatalogEvent.ProductUpdated(PRODUCT, DETAILS_MINIMAL, COMMAND),
                            new CatalogEvent.ProductStockChanged(PRODUCT, LEVEL, Optional.empty(), Optional.empty()))),
            new GoldenFamily<>(
                    "payment-events",
                    WireNames.PAYMENT_EVENTS,
                    List.of(
                            new PaymentEvent.PaymentRequested(ORDER_ID, PAYMENT, USER, AMOUNT),
                            new PaymentEvent.PaymentProcessed(ORDER_ID, PAYMENT, AMOUNT),
                            new PaymentEvent.PaymentFailed(ORDER_ID, PAYMENT, "card expired"),
                            new PaymentEvent.PaymentUnknown(ORDER_ID, PAYMENT, 3, "no answer in time"),
                            new PaymentEvent.PaymentRefunded(ORDER_ID, PAYMENT, AMOUNT)),
                    List.of()),
            new GoldenFamily<>(
                    "payment-requests",
                    WireNames.PAYMENT_REQUESTS,
                    List.of(
                            new PaymentRequest.ChargePayment(ORDER_ID, PAYMENT, 1, AMOUNT, Optional.of("tok_visa")),
                            new PaymentRequest.ReversePayment(ORDER_ID, PAYMENT, 2, AMOUNT, Optional.of("tok_visa"))),
                    List.of(
                            new PaymentRequest.ChargePayment(ORDER_ID, PAYMENT, 1, AMOUNT, Optional.empty()),
                            new PaymentRequest.ReversePayment(ORDER_ID, PAYMENT, 2, AMOUNT, Optional.empty()))),
            new GoldenFamily<>(
                    "payment-results",
                    WireNames.PAYMENT_RESULTS,
                    List.of(
                            new PaymentResult.ChargeSucceeded(ORDER_ID, PAYMENT, 1),
                            new PaymentResult.ChargeDeclined(ORDER_ID, PAYMENT, 1, "card expired"),
                            new PaymentResult.PaymentReversed(ORDER_ID, PAYMENT, 2, true),
                            new PaymentResult.OutcomeUnknown(ORDER_ID, PAYMENT, 3, "no answer in time")),
                    List.of()),
            new GoldenFamily<>(
                    "registration-commands",
                    WireNames.REGISTRATION_COMMANDS,
                    List.of(
                            new RegistrationCommand.RegisterEmail(EMAIL, USER, HASH, "Ada", "Lovelace", Role.USER),
                            new RegistrationCommand.ReleaseEmail(EMAIL, USER)),
                    List.of()),
            new GoldenFamily<>(
                    "user-commands",
                    WireNames.USER_COMMANDS,
                    List.of(
                            new UserCommand.CreateUser(USER, EMAIL, "Ada", "Lovelace", Role.ADMIN, COMMAND),
                            new UserCommand.UpdateUser(
                                    USER,
                                    Optional.of("Ada"),
                                    Optional.of("King"),
                                    Optional.of(Role.ANALYST),
                                    Optional.of(PERSON_SEEN)),
                            new UserCommand.DeleteUser(USER, Optional.of(PERSON_SEEN))),
                    List.of(
                            new UserCommand.UpdateUser(
                                    USER, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                            new UserCommand.DeleteUser(USER, Optional.empty()))),
            new GoldenFamily<>(
                    "user-events",
                    WireNames.USER_EVENTS,
                    List.of(
                            new UserEvent.UserCreated(USER, EMAIL, "Ada", "Lovelace", Role.USER, COMMAND),
                            new UserEvent.UserUpdated(USER, "Ada", "King", Role.ANALYST, COMMAND),
                            new UserEvent.UserDeleted(USER, EMAIL, COMMAND),
                            new UserEvent.UserCommandRefused(USER, COMMAND, RefusalCode.EMAIL_TAKEN)),
                    List.of()),
            new GoldenFamily<>(
                    "session-commands",
                    WireNames.SESSION_COMMANDS,
                    List.of(
                            new SessionCommand.OpenSession(SESSION, USER, TOKEN),
                            new SessionCommand.RefreshSession(SESSION, TOKEN, NEXT_TOKEN),
                            new SessionCommand.CloseSession(SESSION, USER, TOKEN)),
                    List.of()),
            new GoldenFamily<>(
                    "notification-commands",
                    WireNames.NOTIFICATION_COMMANDS,
                    List.of(new NotificationCommand.NotifyUser(
                            USER, NotificationType.ORDER_CONFIRMED, SUBJECT, "your order is confirmed.\n")),
                    List.of()),
            new GoldenFamily<>(
                    "notification-events",
                    WireNames.NOTIFICATION_EVENTS,
                    List.of(
                            new NotificationEvent.NotificationRequested(
                                    USER,
                                    NOTIFICATION,
                                    NotificationType.ORDER_CONFIRMED,
                                    NotificationChannel.EMAIL,
                                    SUBJECT,
                                    BODY),
                            new NotificationEvent.NotificationSent(USER, NOTIFICATION, 2),
                            new NotificationEvent.NotificationFailed(USER, NOTIFICATION, 8, "smtp-550")),
                    List.of()),
            new GoldenFamily<>(
                    "notification-requests",
                    WireNames.NOTIFICATION_REQUESTS,
                    List.of(new NotificationRequest.SendEmail(USER, NOTIFICATION, 2, false, EMAIL, SUBJECT, BODY)),
                    List.of()),
            new GoldenFamily<>(
                    "notification-results",
                    WireNames.NOTIFICATION_RESULTS,
                    List.of(
                            new NotificationResult.EmailSent(USER, NOTIFICATION, 2),
                            new NotificationResult.EmailRefused(USER, NOTIFICATION, 2, "smtp-550"),
                            new NotificationResult.EmailNotSent(USER, NOTIFICATION, 2, "mail-server-unreachable")),
                    List.of()));

    static final List<Golden<?>> ROWS = List.of(
            row(
                    Topics.CREDENTIALS,
                    "",
                    new Credentials(EMAIL, USER, HASH, COMMAND, List.of(EventId.of(new UUID(0, 8))))),
            row(
                    Topics.SESSIONS,
                    "",
                    new Session(
                            SESSION,
                            USER,
                            Session.Status.REUSED,
                            UPDATED,
                            List.of(COMMAND),
                            List.of(EventId.of(new UUID(0, 8))))),
            row(Topics.TOKEN_REVOCATIONS, "", new TokenRevocation(USER, 3, UPDATED)),
            row(
                    Topics.ORDERS,
                    "",
                    new OrderRow(
                            ORDER_ID,
                            USER,
                            OrderStatus.FAILED,
                            AMOUNT,
                            Optional.of(PAYMENT),
                            Optional.of(FailureReason.PAYMENT_DECLINED),
                            4,
                            CREATED,
                            UPDATED)),
            row(
                    Topics.ORDERS,
                    ".minimal",
                    new OrderRow(
                            ORDER_ID,
                            USER,
                            OrderStatus.PENDING,
                            AMOUNT,
                            Optional.empty(),
                            Optional.empty(),
                            1,
                            CREATED,
                            CREATED)),
            row(
                    Topics.ORDER_ITEMS,
                    "",
                    new OrderItemRow(
                            ORDER_ID, PRODUCT, "Kettle, 1.7 l", new Quantity(2), new Money(1_999), new Money(3_998))),
            row(Topics.PRODUCTS, "", new ProductRow(PRODUCT, DETAILS, LEVEL, 9, CREATED, UPDATED)),
            row(
                    Topics.PRODUCTS,
                    ".minimal",
                    new ProductRow(PRODUCT, DETAILS_MINIMAL, StockLevel.EMPTY, 1, CREATED, CREATED)),
            row(Topics.PAYMENTS, "", payment(PaymentStatus.FAILED, Optional.of("card expired"))),
            row(Topics.PAYMENTS, ".minimal", payment(PaymentStatus.COMPLETED, Optional.empty())),
            row(Topics.NOTIFICATIONS, "", notification(NotificationStatus.FAILED, Optional.of("smtp-550"))),
            row(Topics.NOTIFICATIONS, ".minimal", notification(NotificationStatus.SENT, Optional.empty())),
            row(Topics.USERS, "", new UserRow(USER, EMAIL, "Ada", "Lovelace", Role.USER, 1, CREATED, UPDATED)));

    private Samples() {}

    static Stream<Golden<?>> all() {
        return Stream.concat(FAMILIES.stream().flatMap(GoldenFamily::golden), ROWS.stream());
    }

    private static <V> Golden<V> row(Topic<?, V> topic, String suffix, V value) {
        return new Golden<>("tables/" + topic.name() + suffix + ".json", value, topic.value());
    }

    private static Order order(List<OrderLine> lines, Optional<String> paymentToken) {
        return new Order(ORDER_ID, USER, lines, Order.totalOf(lines), paymentToken, "0f1e2d3c");
    }

    private static NotificationRow notification(NotificationStatus status, Optional<String> reason) {
        return new NotificationRow(
                NOTIFICATION,
                USER,
                NotificationType.ORDER_CONFIRMED,
                NotificationChannel.EMAIL,
                SUBJECT,
                BODY,
                status,
                reason,
                2,
                CREATED,
                UPDATED);
    }

    private static PaymentRow payment(PaymentStatus status, Optional<String> reason) {
        return new PaymentRow(PAYMENT, ORDER_ID, USER, AMOUNT, status, reason, 2, CREATED, UPDATED);
    }
}
