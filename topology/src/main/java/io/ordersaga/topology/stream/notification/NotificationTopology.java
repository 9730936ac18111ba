package io.ordersaga.topology.stream.notification;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.notification.Templates;
import io.ordersaga.topology.stream.Flow;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * What the notification service decides: what there is to tell about orders, the mailboxes that it goes to, and how each
 * delivery goes.
 */
public final class NotificationTopology {
    public static final String APPLICATION_ID = "notification-service";

    private final Templates templates;
    private final DeliveryPolicy policy;

    public NotificationTopology(Templates templates, DeliveryPolicy policy) {
        this.templates = templates;
        this.policy = policy;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    void addTo(StreamsBuilder builder) {
        writeNotices(builder);
        deliver(builder);
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
}
