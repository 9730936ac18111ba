package io.ordersaga.system.audit.books;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCreated;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationEvent.NotificationRequested;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRequested;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of all orders, products, payments, users and notifications, folded from the events of each topic in the order of its partitions. The
 * order between topics does not matter. Used by one thread.
 */
public final class Books {
    private final Map<OrderId, OrderAccount> orders = new LinkedHashMap<>();
    private final Map<ProductId, ProductAccount> products = new LinkedHashMap<>();
    private final Map<OrderId, PaymentAccount> payments = new LinkedHashMap<>();
    private final Map<UserId, UserAccount> users = new LinkedHashMap<>();
    private final Map<NotificationId, NotificationAccount> notifications = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Map<OrderId, List<Message<StockEvent>>> unplaced = new LinkedHashMap<>();
    private final Map<OrderId, Instant> unplacedPayments = new LinkedHashMap<>();

    /** Forgets what has changed so far. */
    public void mark() {
        changed.clear();
    }

    /** Whether there was an event about a thing, by its id, since the mark. */
    public boolean hasChanged(String thing) {
        return changed.contains(thing);
    }

    /** An event of the topic order-events. What happens to an order before it was created, such as a refusal, is of no account. */
    public void order(Message<OrderEvent> message) {
        OrderId id = message.body().orderId();
        changed.add(id.value());
        OrderAccount known = orders.get(id);
        if (known != null) {
            known.apply(message);
        } else if (message.body() instanceof OrderCreated created) {
            OrderAccount account = new OrderAccount(created, message.occurredAt());
            orders.put(id, account);
            Optional.ofNullable(unplaced.remove(id)).ifPresent(earlier -> earlier.forEach(one -> stock(account, one)));
            Optional.ofNullable(unplacedPayments.remove(id)).ifPresent(account::touch);
        }
    }

    /** An event of the topic product-events. */
    public void stock(Message<StockEvent> message) {
        OrderId id = message.body().orderId();
        OrderAccount account = orders.get(id);
        if (account == null) {
            unplaced.computeIfAbsent(id, order -> new ArrayList<>()).add(message);
        } else {
            stock(account, message);
        }
    }

    private static void stock(OrderAccount account, Message<StockEvent> message) {
        account.hear(message.body(), message.occurredAt());
    }

    /** An event of the topic catalog-events. */
    public void catalog(Message<CatalogEvent> message) {
        ProductId id = message.body().productId();
        changed.add(id.value());
        ProductAccount known = products.get(id);
        if (known != null) {
            known.apply(message);
        } else if (message.body() instanceof ProductCreated created) {
            products.put(id, new ProductAccount(created, message.occurredAt()));
        }
    }

    /** An event of the topic payment-events. */
    public void payment(Message<PaymentEvent> message) {
        OrderId id = message.body().orderId();
        changed.add(message.body().paymentId().value());
        PaymentAccount known = payments.get(id);
        if (known != null) {
            known.apply(message);
        } else if (message.body() instanceof PaymentRequested requested) {
            payments.put(id, new PaymentAccount(requested, message.occurredAt()));
        }
        OrderAccount order = orders.get(id);
        if (order == null) {
            unplacedPayments.put(id, message.occurredAt());
        } else {
            order.touch(message.occurredAt());
        }
    }

    /** An event of the topic user-events. */
    public void user(Message<UserEvent> message) {
        UserId id = message.body().userId();
        changed.add(id.value());
        UserAccount known = users.get(id);
        if (known != null) {
            known.apply(message);
        } else if (message.body() instanceof UserCreated created) {
            users.put(id, new UserAccount(created, message.occurredAt()));
        }
    }

    /** An event of the topic notification-events. */
    public void notification(Message<NotificationEvent> message) {
        NotificationId id = message.body().notificationId();
        changed.add(id.value());
        NotificationAccount known = notifications.get(id);
        if (known != null) {
            known.apply(message);
        } else if (message.body() instanceof NotificationRequested requested) {
            notifications.put(id, new NotificationAccount(requested, message.occurredAt()));
        }
    }

    public Collection<OrderAccount> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    public Optional<OrderAccount> order(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    public Collection<ProductAccount> products() {
        return Collections.unmodifiableCollection(products.values());
    }

    public Collection<PaymentAccount> payments() {
        return Collections.unmodifiableCollection(payments.values());
    }

    public Optional<PaymentAccount> payment(OrderId order) {
        return Optional.ofNullable(payments.get(order));
    }

    public Collection<UserAccount> users() {
        return Collections.unmodifiableCollection(users.values());
    }

    public Collection<NotificationAccount> notifications() {
        return Collections.unmodifiableCollection(notifications.values());
    }

    /** Orders that stock or payments were heard of and that nobody placed. */
    public List<OrderId> strangers() {
        List<OrderId> strangers = new ArrayList<>(unplaced.keySet());
        unplacedPayments.keySet().stream().filter(id -> !strangers.contains(id)).forEach(strangers::add);
        return strangers;
    }
}
