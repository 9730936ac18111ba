package io.ordersaga.topics.wire;

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
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserEvent;

/** The wire names of all events and commands. They are for ever; each has golden files that pin its form. */
public final class WireNames {
    public static final WireTypes<OrderCommand> ORDER_COMMANDS = WireTypes.of(OrderCommand.class)
            .with("place-order", OrderCommand.PlaceOrder.class)
            .with("cancel-order", OrderCommand.CancelOrder.class)
            .build();

    public static final WireTypes<OrderEvent> ORDER_EVENTS = WireTypes.of(OrderEvent.class)
            .with("order-created", OrderEvent.OrderCreated.class)
            .with("order-products-reserved", OrderEvent.OrderProductsReserved.class)
            .with("order-confirmed", OrderEvent.OrderConfirmed.class)
            .with("order-payment-failed", OrderEvent.OrderPaymentFailed.class)
            .with("order-failed", OrderEvent.OrderFailed.class)
            .with("order-cancellation-requested", OrderEvent.OrderCancellationRequested.class)
            .with("order-cancelled", OrderEvent.OrderCancelled.class)
            .with("order-command-refused", OrderEvent.OrderCommandRefused.class)
            .with("order-event-noted", OrderEvent.OrderEventNoted.class)
            .build();

    public static final WireTypes<ProductCommand> PRODUCT_COMMANDS = WireTypes.of(ProductCommand.class)
            .with("create-product", ProductCommand.CreateProduct.class)
            .with("update-product", ProductCommand.UpdateProduct.class)
            .with("adjust-stock", ProductCommand.AdjustStock.class)
            .with("delete-product", ProductCommand.DeleteProduct.class)
            .build();

    public static final WireTypes<StockCommand> STOCK_COMMANDS = WireTypes.of(StockCommand.class)
            .with("reserve-stock", StockCommand.ReserveStock.class)
            .with("commit-stock", StockCommand.CommitStock.class)
            .with("release-stock", StockCommand.ReleaseStock.class)
            .build();

    public static final WireTypes<StockEvent> PRODUCT_EVENTS = WireTypes.of(StockEvent.class)
            .with("product-reserved", StockEvent.ProductReserved.class)
            .with("product-reservation-failed", StockEvent.ProductReservationFailed.class)
            .with("product-stock-released", StockEvent.ProductStockReleased.class)
            .build();

    public static final WireTypes<CatalogEvent> CATALOG_EVENTS = WireTypes.of(CatalogEvent.class)
            .with("product-created", CatalogEvent.ProductCreated.class)
            .with("product-updated", CatalogEvent.ProductUpdated.class)
            .with("product-deleted", CatalogEvent.ProductDeleted.class)
            .with("product-stock-changed", CatalogEvent.ProductStockChanged.class)
            .with("product-command-refused", CatalogEvent.ProductCommandRefused.class)
            .build();

    public static final WireTypes<PaymentEvent> PAYMENT_EVENTS = WireTypes.of(PaymentEvent.class)
            .with("payment-requested", PaymentEvent.PaymentRequested.class)
            .with("payment-processed", PaymentEvent.PaymentProcessed.class)
            .with("payment-failed", PaymentEvent.PaymentFailed.class)
            .with("payment-unknown", PaymentEvent.PaymentUnknown.class)
            .with("payment-refunded", PaymentEvent.PaymentRefunded.class)
            .build();

    public static final WireTypes<PaymentRequest> PAYMENT_REQUESTS = WireTypes.of(PaymentRequest.class)
            .with("charge-payment", PaymentRequest.ChargePayment.class)
            .with("reverse-payment", PaymentRequest.ReversePayment.class)
            .build();

    public static final WireTypes<PaymentResult> PAYMENT_RESULTS = WireTypes.of(PaymentResult.class)
            .with("charge-succeeded", PaymentResult.ChargeSucceeded.class)
            .with("charge-declined", PaymentResult.ChargeDeclined.class)
            .with("payment-reversed", PaymentResult.PaymentReversed.class)
            .with("outcome-unknown", PaymentResult.OutcomeUnknown.class)
            .build();

    public static final WireTypes<RegistrationCommand> REGISTRATION_COMMANDS = WireTypes.of(RegistrationCommand.class)
            .with("register-email", RegistrationCommand.RegisterEmail.class)
            .with("release-email", RegistrationCommand.ReleaseEmail.class)
            .build();

    public static final WireTypes<UserCommand> USER_COMMANDS = WireTypes.of(UserCommand.class)
            .with("create-user", UserCommand.CreateUser.class)
            .with("update-user", UserCommand.UpdateUser.class)
            .with("delete-user", UserCommand.DeleteUser.class)
            .build();

    public static final WireTypes<UserEvent> USER_EVENTS = WireTypes.of(UserEvent.class)
            .with("user-created", UserEvent.UserCreated.class)
            .with("user-updated", UserEvent.UserUpdated.class)
            .with("user-deleted", UserEvent.UserDeleted.class)
            .with("user-command-refused", UserEvent.UserCommandRefused.class)
            .build();

    public static final WireTypes<SessionCommand> SESSION_COMMANDS = WireTypes.of(SessionCommand.class)
            .with("open-session", SessionCommand.OpenSession.class)
            .with("refresh-session", SessionCommand.RefreshSession.class)
            .with("close-session", SessionCommand.CloseSession.class)
            .build();

    public static final WireTypes<NotificationCommand> NOTIFICATION_COMMANDS = WireTypes.of(NotificationCommand.class)
            .with("notify-user", NotificationCommand.NotifyUser.class)
            .build();

    public static final WireTypes<NotificationEvent> NOTIFICATION_EVENTS = WireTypes.of(NotificationEvent.class)
            .with("notification-requested", NotificationEvent.NotificationRequested.class)
            .with("notification-sent", NotificationEvent.NotificationSent.class)
            .with("notification-failed", NotificationEvent.NotificationFailed.class)
            .build();

    public static final WireTypes<NotificationRequest> NOTIFICATION_REQUESTS = WireTypes.of(NotificationRequest.class)
            .with("send-email", NotificationRequest.SendEmail.class)
            .build();

    public static final WireTypes<NotificationResult> NOTIFICATION_RESULTS = WireTypes.of(NotificationResult.class)
            .with("email-sent", NotificationResult.EmailSent.class)
            .with("email-refused", NotificationResult.EmailRefused.class)
            .with("email-not-sent", NotificationResult.EmailNotSent.class)
            .build();

    private WireNames() {}
}
