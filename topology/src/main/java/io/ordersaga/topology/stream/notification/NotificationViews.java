package io.ordersaga.topology.stream.notification;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.UndecidableRecordException;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Named;

/** What the notification service shows: the view folded from what it committed, and its table. */
public final class NotificationViews {
    public static final String APPLICATION_ID = "notification-views";

    private final ViewListener listener;

    public NotificationViews(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    /** The stores that analysts may read. */
    public static List<OpenStore<?, ?>> open() {
        return List.of(
                OpenStore.rows(NotificationStores.NOTIFICATIONS, "notificationId"),
                OpenStore.index(NotificationStores.NOTIFICATIONS_BY_USER, "userId|createdAt|notificationId"));
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return OpenStore.stores(open());
    }

    void addTo(StreamsBuilder builder) {
        Flow.write(
                Flow.read(builder, Topics.NOTIFICATION_EVENTS)
                        .selectKey(NotificationViews::notification, Named.as("by-notification"))
                        .process(ViewProcessor.over(NotificationStores.VIEW, listener), Named.as("fold-notifications"))
                        .mapValues(view -> view.toRow(), Named.as("to-notification-row")),
                Topics.NOTIFICATIONS);
    }

    private static NotificationId notification(UserId user, Message<NotificationEvent> message) {
        if (user == null || message == null) {
            throw new UndecidableRecordException("a record needs a key and a value");
        }
        return message.body().notificationId();
    }
}
