package io.ordersaga.topics.log;

import java.util.List;

/**
 * The copying of one table topic to PostgreSQL, as it is known on the broker. Topics that hold secrets have none.
 *
 * @param topic whose records are the rows' newest states
 */
public record TableSink(Topic<?, ?> topic) {
    public static final TableSink ORDERS = new TableSink(Topics.ORDERS);
    public static final TableSink ORDER_ITEMS = new TableSink(Topics.ORDER_ITEMS);
    public static final TableSink PRODUCTS = new TableSink(Topics.PRODUCTS);
    public static final TableSink PAYMENTS = new TableSink(Topics.PAYMENTS);
    public static final TableSink USERS = new TableSink(Topics.USERS);
    public static final TableSink NOTIFICATIONS = new TableSink(Topics.NOTIFICATIONS);

    public static final List<TableSink> ALL = List.of(ORDERS, ORDER_ITEMS, PRODUCTS, PAYMENTS, USERS, NOTIFICATIONS);

    /** The sinks of the topics that a service owns. */
    public static List<TableSink> ownedBy(String service) {
        return ALL.stream().filter(sink -> sink.topic().owner().equals(service)).toList();
    }

    /** The connector's name. To change it means to copy everything again. */
    public String name() {
        return "sink-" + topic.name();
    }

    /** The consumer group whose committed offsets say how far the copying is. */
    public String consumerGroup() {
        return "connect-" + name();
    }
}
