package io.ordersaga.topology.stream.notification;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.notification.Templates;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.UndecidableRecordException;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The notification service: what there is to tell about orders, the mailboxes that it goes to, how each delivery goes, and the
 * view folded from what was committed.
 */
public final class NotificationTopology {
    public static final String APPLICATION_ID = "notification-service";

    private final Templates templates;
    private final DeliveryPolicy policy;
    private final ViewListener listener;

    public NotificationTopology(Templates templates, DeliveryPolicy policy, ViewListener listener) {
        this.templates = templates;
        this.policy = policy;
        this.listener = listener;
    }

    public Topology build(Properties config) {
        StreamsBuilder builder = Flow.builder(config);
        writeNotices(builder);
        deliver(builder);
        foldNotifications(builder);
        return builder.build(config);
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return List.of(NotificationStores.NOTIFICATIONS, NotificationStores.NOTIFICATIONS_BY_USER.store());
    }

    private void writeNotices(StreamsBuilder builder) {
        KStream<OrderId, OrderNews> orders = Flow.read(builder, Topics.ORDER_EVENTS)
                .mapValues(OrderNews.OrderTold::new, Named.as("take-order-events"));
        KStream<OrderId, OrderNews> payments = Flow.read(builder, Topics.PAYMENT_EVENTS)
                .mapValues(OrderNews.PaymentTold::new, Named.as("take-payment-events"));
        Flow.write(
                orders.merge(payments, Named.as("with-payment-events"))
                        .process(NoticeProcessor.writing(templates), Named.as("write-notices")),
                Topics.NOTIFICATION_COMMANDS);
    }

    private void deliver(StreamsBuilder builder) {
        KStream<Object, Message<?>> decided =
                mailNews(builder).process(PostProcessor.delivering(policy), Named.as("deliver"));
        Flow.write(decided, Topics.NOTIFICATION_EVENTS, WireNames.NOTIFICATION_EVENTS);
        Flow.write(decided, Topics.NOTIFICATION_REQUESTS, WireNames.NOTIFICATION_REQUESTS);
    }

    private static KStream<UserId, MailNews> mailNews(StreamsBuilder builder) {
        KStream<UserId, MailNews> notices = Flow.read(builder, Topics.NOTIFICATION_COMMANDS)
                .mapValues(MailNews.NoticeGiven::new, Named.as("take-notification-commands"));
        KStream<UserId, MailNews> accounts = Flow.read(builder, Topics.USER_EVENTS)
                .mapValues(MailNews.AccountChanged::new, Named.as("take-user-events"));
        KStream<UserId, MailNews> results = Flow.read(builder, Topics.NOTIFICATION_RESULTS)
                .mapValues(MailNews.WorkerTold::new, Named.as("take-notification-results"));
        return notices.merge(accounts, Named.as("with-user-events"))
                .merge(results, Named.as("with-notification-results"));
    }

    private void foldNotifications(StreamsBuilder builder) {
        Flow.write(
                Flow.read(builder, Topics.NOTIFICATION_EVENTS)
                        .selectKey(NotificationTopology::notification, Named.as("by-notification"))
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
