package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationCommand.NotifyUser;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import java.util.Optional;

/**
 * What is told about an order, and to whom. Pure. The user is in the first event of an order, and of its payment, and has to
 * be remembered for the later ones.
 */
public final class OrderNotices {
    private OrderNotices() {}

    /**
     * @param owner whom the order belongs to, as far as is known
     * @param notice what the owner is to be told; mostly nothing
     */
    public record Step(Optional<UserId> owner, Optional<NotifyUser> notice) {}

    /** @throws IllegalStateException if there is something to tell and nobody to tell it to */
    public static Step decide(Optional<UserId> owner, OrderEvent event, Templates templates) {
        return switch (event) {
            case OrderEvent.OrderCreated e -> remember(e.order().userId());
            case OrderEvent.OrderConfirmed e -> tell(owner, NotificationType.ORDER_CONFIRMED, templates.confirmed(e));
            case OrderEvent.OrderFailed e -> tell(owner, NotificationType.ORDER_FAILED, templates.failed(e));
            case OrderEvent.OrderCancelled e -> tell(owner, NotificationType.ORDER_CANCELLED, templates.cancelled(e));
            case OrderEvent.OrderProductsReserved e -> nothing(owner);
            case OrderEvent.OrderPaymentFailed e -> nothing(owner);
            case OrderEvent.OrderCancellationRequested e -> nothing(owner);
            case OrderEvent.OrderCommandRefused e -> nothing(owner);
            case OrderEvent.OrderEventNoted e -> nothing(owner);
        };
    }

    /** @throws IllegalStateException if there is something to tell and nobody to tell it to */
    public static Step decide(Optional<UserId> owner, PaymentEvent event, Templates templates) {
        return switch (event) {
            case PaymentEvent.PaymentRequested e -> remember(e.userId());
            case PaymentEvent.PaymentRefunded e ->
                tell(owner, NotificationType.PAYMENT_REFUNDED, templates.refunded(e));
            case PaymentEvent.PaymentProcessed e -> nothing(owner);
            case PaymentEvent.PaymentFailed e -> nothing(owner);
            case PaymentEvent.PaymentUnknown e -> nothing(owner);
        };
    }

    private static Step remember(UserId user) {
        return nothing(Optional.of(user));
    }

    private static Step nothing(Optional<UserId> owner) {
        return new Step(owner, Optional.empty());
    }

    private static Step tell(Optional<UserId> owner, NotificationType type, Wording wording) {
        UserId user = owner.orElseThrow(() -> new IllegalStateException("an end came before its beginning"));
        return new Step(owner, Optional.of(new NotifyUser(user, type, wording.subject(), wording.text())));
    }
}
