package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationResult.EmailNotSent;
import io.ordersaga.topics.notification.NotificationResult.EmailRefused;
import io.ordersaga.topics.notification.NotificationResult.EmailSent;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One user, one order, and everything that can be told about them. */
public final class NotificationExamples {
    public static final OrderId ORDER = OrderId.of(new UUID(0, 1));
    public static final UserId USER = UserId.of(new UUID(0, 2));
    public static final EventId COMMAND = EventId.of(new UUID(0, 3));
    public static final PaymentId PAYMENT = PaymentId.of(ORDER);
    public static final Email ADDRESS = new Email("ada@example.org");
    public static final Money TOTAL = new Money(5_497);
    public static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    public static final NotificationId NOTIFICATION = NotificationId.of(new UUID(0, 4));
    public static final List<OrderLine> LINES = List.of(
            new OrderLine(ProductId.of(new UUID(0, 5)), "Kettle", new Quantity(2), new Money(1_999)),
            new OrderLine(ProductId.of(new UUID(0, 6)), "Tee für zwei", new Quantity(1), new Money(1_499)));

    public static final OrderEvent CREATED =
            new OrderEvent.OrderCreated(new Order(ORDER, USER, LINES, TOTAL, Optional.empty(), "fingerprint"), COMMAND);
    public static final OrderConfirmed CONFIRMED = new OrderConfirmed(ORDER, LINES, PAYMENT, TOTAL);
    public static final OrderEvent FAILED =
            new OrderEvent.OrderFailed(ORDER, LINES, FailureReason.OUT_OF_STOCK, Optional.empty());
    public static final OrderEvent CANCELLED = cancelled("ordered twice");

    public static final PaymentEvent REQUESTED = new PaymentEvent.PaymentRequested(ORDER, PAYMENT, USER, TOTAL);
    public static final PaymentEvent REFUNDED = new PaymentEvent.PaymentRefunded(ORDER, PAYMENT, TOTAL);

    public static final UserEvent USER_CREATED = userCreated("Ada");
    public static final UserEvent USER_DELETED = new UserEvent.UserDeleted(USER, ADDRESS, COMMAND);

    public static final Notice NOTICE = notice(NOTIFICATION, "something happened.\n");

    private NotificationExamples() {}

    public static OrderEvent cancelled(String reason) {
        return new OrderEvent.OrderCancelled(ORDER, LINES, Optional.of(reason), COMMAND);
    }

    public static UserEvent userCreated(String firstName) {
        return new UserEvent.UserCreated(USER, ADDRESS, firstName, "Lovelace", Role.USER, COMMAND);
    }

    public static UserEvent userUpdated(String firstName) {
        return new UserEvent.UserUpdated(USER, firstName, "King", Role.USER, COMMAND);
    }

    public static Notice notice(NotificationId id, String text) {
        return new Notice(
                id,
                USER,
                NotificationType.ORDER_CONFIRMED,
                new Subject("Something happened"),
                text,
                Optional.of(TRACEPARENT));
    }

    public static EmailSent sent(NotificationId id, int attempt) {
        return new EmailSent(USER, id, attempt);
    }

    public static EmailNotSent notSent(NotificationId id, int attempt) {
        return new EmailNotSent(USER, id, attempt, "mail-server-unreachable");
    }

    public static EmailRefused refused(NotificationId id, int attempt) {
        return new EmailRefused(USER, id, attempt, "smtp-550");
    }
}
