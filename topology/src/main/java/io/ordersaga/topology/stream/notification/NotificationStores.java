package io.ordersaga.topology.stream.notification;

import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.WireTypes;
import io.ordersaga.topology.decision.notification.DeliveryState;
import io.ordersaga.topology.decision.notification.MailboxState;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.view.notification.NotificationView;
import io.ordersaga.topology.view.notification.NotificationViewFold;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/** The stores of the notification service. Their names name changelog topics: to rename one is to lose what it holds. */
public final class NotificationStores {
    private static final Serde<UserId> USER_ID = Topics.USER_EVENTS.key();
    private static final Serde<NotificationId> NOTIFICATION_ID = Topics.NOTIFICATIONS.key();

    private static final WireTypes<MailboxState> MAILBOX_STATES = WireTypes.of(MailboxState.class)
            .with("unknown", MailboxState.Unknown.class)
            .with("open", MailboxState.Open.class)
            .with("closed", MailboxState.Closed.class)
            .build();
    private static final WireTypes<DeliveryState> DELIVERY_STATES = WireTypes.of(DeliveryState.class)
            .with("not-posted", DeliveryState.NotPosted.class)
            .with("sending", DeliveryState.Sending.class)
            .with("awaiting-retry", DeliveryState.AwaitingRetry.class)
            .with("ended", DeliveryState.Ended.class)
            .build();

    /** Whose each order is. */
    static final KeyedStore<OrderId, UserId> ORDER_OWNERS =
            new KeyedStore<>("order-owners", Topics.ORDER_EVENTS.key(), USER_ID);

    /** Where each user is reached. As the next ones, it holds what is not committed yet; only deciding reads it. */
    static final KeyedStore<UserId, MailboxState> MAILBOXES =
            new KeyedStore<>("mailboxes", USER_ID, Serdes.tagged(MAILBOX_STATES));

    /** How each delivery goes; in the partition of its user. */
    static final KeyedStore<NotificationId, DeliveryState> DELIVERIES =
            new KeyedStore<>("deliveries", NOTIFICATION_ID, Serdes.tagged(DELIVERY_STATES));

    /** When a delivery is to be tried again, or forgotten. */
    static final KeyedStore<String, NotificationId> DELIVERY_DEADLINES =
            Deadlines.store("delivery-deadlines", NOTIFICATION_ID);

    /** What clients see of each notification. It lies in the partition of its user, which its id does not tell. */
    public static final KeyedStore<NotificationId, NotificationView> NOTIFICATIONS =
            new KeyedStore<>("notifications", NOTIFICATION_ID, Serdes.row(NotificationView.class));

    /** Notifications of a user by time of creation. */
    public static final View.Index<NotificationId, NotificationView> NOTIFICATIONS_BY_USER = View.Index.of(
            "notifications-by-user",
            NOTIFICATION_ID,
            row -> Optional.of(IndexKeys.byGroup(row.userId().value(), row.createdAt(), row.notificationId())));

    static final View<NotificationId, NotificationEvent, NotificationView> VIEW =
            new View<>(NOTIFICATIONS, NotificationViewFold::apply, List.of(NOTIFICATIONS_BY_USER));

    private NotificationStores() {}
}
