package io.ordersaga.system.simulation.check;

import static io.ordersaga.system.simulation.check.ViolationException.require;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.world.Provider;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.log.DeadLetter;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Looks at every record when it is committed, and holds it against all that was committed before. */
public final class Monitor {
    /** What the dead letters say of bytes that cannot be read. */
    private static final String UNREADABLE = "not readable as a record of this topic";

    private static final Set<String> WATCHED = Stream.of(
                    Topics.ORDER_EVENTS,
                    Topics.PRODUCT_EVENTS,
                    Topics.CATALOG_EVENTS,
                    Topics.PAYMENT_EVENTS,
                    Topics.PAYMENT_REQUESTS)
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());

    private final Provider provider;
    private final Set<EventId> events = new HashSet<>();
    private final Map<OrderId, OrderTrack> orders = new LinkedHashMap<>();
    private final Map<ProductId, StockTrack> stocks = new HashMap<>();
    private final Map<OrderId, PaymentTrack> payments = new HashMap<>();

    public Monitor(Provider provider) {
        this.provider = provider;
    }

    /** @throws ViolationException if a law does not hold with it */
    public void committed(Entry entry) {
        if (isOf(entry, Topics.DEAD_LETTERS)) {
            require(isUnreadable(entry), Law.NO_DEAD_LETTER, text(entry));
        } else if (WATCHED.contains(entry.topic().name())) {
            entry.readable().ifPresent(read -> watch(read.value()));
        }
    }

    private static boolean isOf(Entry entry, Topic<?, ?> topic) {
        return entry.topic().name().equals(topic.name());
    }

    private static boolean isUnreadable(Entry entry) {
        return UNREADABLE.equals(header(entry, DeadLetter.REASON));
    }

    private static String text(Entry entry) {
        byte[] value = entry.rawValue();
        return header(entry, DeadLetter.COMPONENT) + ": " + header(entry, DeadLetter.REASON) + ": "
                + (value == null ? "a time that had come" : new String(value, UTF_8));
    }

    private static String header(Entry entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private void watch(@Nullable Object value) {
        if (value instanceof Message<?> message) {
            watch(message);
        }
    }

    private void watch(Message<?> message) {
        if (!isRefusal(message.body())) {
            require(events.add(message.eventId()), Law.EVENT_ONCE, message);
        }
        switch (message.body()) {
            case OrderEvent event -> order(event);
            case CatalogEvent event -> catalog(event);
            case PaymentEvent event -> payment(event);
            case PaymentRequest request -> request(request);
            default -> {}
        }
    }

    // A command that comes again is refused again, in the same words.
    private static boolean isRefusal(Object body) {
        return body instanceof OrderEvent.OrderCommandRefused || body instanceof CatalogEvent.ProductCommandRefused;
    }

    private void order(OrderEvent event) {
        OrderTrack known = orders.get(event.orderId());
        if (known == null) {
            if (event instanceof OrderEvent.OrderCreated created) {
                orders.put(event.orderId(), new OrderTrack(created.order()));
            } else {
                require(event instanceof OrderEvent.OrderCommandRefused, Law.ORDER_ONCE, event);
            }
            return;
        }
        known.apply(event);
        if (event instanceof OrderEvent.OrderConfirmed confirmed) {
            paidFirst(confirmed, known);
        }
    }

    private void paidFirst(OrderEvent.OrderConfirmed event, OrderTrack order) {
        PaymentTrack payment = payments.get(event.orderId());
        Provider.Account account = provider.account(event.paymentId());
        long price = order.order().total().minorUnits();
        boolean paid = payment != null && payment.isTaken() && account.taken() == price && account.returned() == 0;
        require(paid && event.amount().minorUnits() == price, Law.PAID_FIRST, account, " ", event);
    }

    private void catalog(CatalogEvent event) {
        switch (event) {
            case CatalogEvent.ProductCreated e -> stocks.put(e.productId(), new StockTrack(e.level()));
            case CatalogEvent.ProductStockChanged e -> {
                StockTrack stock = stocks.get(e.productId());
                require(stock != null, Law.STOCK_STEPS, "of no product: ", e);
                if (stock != null) {
                    e.orderId()
                            .ifPresentOrElse(order -> stock.move(e, orderOf(order, e)), () -> stock.adjust(e.level()));
                }
            }
            case CatalogEvent.ProductUpdated e -> {}
            case CatalogEvent.ProductDeleted e -> {}
            case CatalogEvent.ProductCommandRefused e -> {}
        }
    }

    private void payment(PaymentEvent event) {
        PaymentTrack known = payments.get(event.orderId());
        if (known != null) {
            known.apply(event);
            return;
        }
        OrderTrack order = orderOf(event.orderId(), event);
        require(
                event instanceof PaymentEvent.PaymentRequested e
                        && e.amount().equals(order.order().total()),
                Law.PAYMENT_STEPS,
                event);
        payments.put(event.orderId(), new PaymentTrack(order.order(), provider));
    }

    private void request(PaymentRequest request) {
        OrderTrack order = orderOf(request.orderId(), request);
        require(request.amount().equals(order.order().total()), Law.PAYMENT_STEPS, request);
        if (request instanceof PaymentRequest.ReversePayment) {
            require(order.isToBeFreed(), Law.PAYMENT_STEPS, "of a ", order.status(), " order: ", request);
        }
    }

    private OrderTrack orderOf(OrderId id, Object event) {
        OrderTrack order = orders.get(id);
        if (order == null) {
            throw new ViolationException(Law.ORDER_ONCE, String.valueOf(event));
        }
        return order;
    }

    Collection<OrderTrack> orders() {
        return orders.values();
    }
}
