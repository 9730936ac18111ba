package io.ordersaga.bench;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderPaymentFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.ProductRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The events of orders that have all ended, as sagas would have decided them. The same seed brings the same events. A tenth of
 * the orders are one user's; each of the other users has about 90, however many orders there are.
 *
 * @param orders how many, 1 or more
 */
record History(long seed, int orders) {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int ORDERS_PER_USER = 100;
    private static final int HEAVY_SHARE = 10;
    private static final int MOST_LINES = 3;
    private static final int DISTANCE = 5;
    private static final int DISORDER = 50;
    private static final long TICK_MS = 100;
    private static final int PRODUCTS = 20;

    /** Keeps the random numbers of one seed's orders apart from those of the next seed's. */
    private static final long BETWEEN_SEEDS = 1_000_000_007L;

    /**
     * An order of the past.
     *
     * @param status how it has ended
     * @param events all of its events, oldest first
     */
    record Past(Order order, OrderStatus status, List<Message<OrderEvent>> events) {
        Past {
            events = List.copyOf(events);
        }

        Instant createdAt() {
            return events.getFirst().occurredAt();
        }
    }

    /** Whose orders are a tenth of all. */
    UserId heavyUser() {
        return user(0);
    }

    /** What was ordered, and can be ordered still. */
    List<ProductRow> products() {
        return IntStream.range(0, PRODUCTS)
                .mapToObj(number -> new ProductRow(
                        product(number),
                        new ProductDetails(name(number), "", price(number), Optional.of("History"), Optional.empty()),
                        StockLevel.EMPTY,
                        1,
                        FIRST,
                        FIRST))
                .toList();
    }

    /** One order, from 0 on; later ones were mostly, but not always, created later, and some at the same time. */
    Past order(int number) {
        SplittableRandom random = new SplittableRandom(seed * BETWEEN_SEEDS + number);
        Instant created = FIRST.plusMillis(TICK_MS * ((long) DISTANCE * number + random.nextInt(DISORDER)));
        UserId user = random.nextInt(HEAVY_SHARE) == 0
                ? heavyUser()
                : user(1 + random.nextInt(Math.max(1, orders / ORDERS_PER_USER)));
        List<OrderLine> lines = lines(random);
        Order order = new Order(
                OrderId.of(uuid(random)),
                user,
                lines,
                Order.totalOf(lines),
                Optional.empty(),
                uuid(random).toString());
        Ending ending = Ending.of(random.nextInt(100));
        List<OrderEvent> events = events(order, ending, random);
        return new Past(
                order,
                ending.status,
                IntStream.range(0, events.size())
                        .mapToObj(step -> new Message<>(
                                EventId.of(uuid(random)), created.plusMillis(TICK_MS * step), events.get(step)))
                        .toList());
    }

    private enum Ending {
        CONFIRMED(OrderStatus.CONFIRMED),
        OUT_OF_STOCK(OrderStatus.FAILED),
        DECLINED(OrderStatus.FAILED),
        CANCELLED(OrderStatus.CANCELLED);

        private final OrderStatus status;

        Ending(OrderStatus status) {
            this.status = status;
        }

        static Ending of(int percent) {
            if (percent < 80) {
                return CONFIRMED;
            }
            if (percent < 90) {
                return OUT_OF_STOCK;
            }
            return percent < 94 ? DECLINED : CANCELLED;
        }
    }

    private static List<OrderEvent> events(Order order, Ending ending, SplittableRandom random) {
        OrderId id = order.orderId();
        List<OrderLine> lines = order.lines();
        OrderCreated created = new OrderCreated(order, EventId.of(uuid(random)));
        OrderProductsReserved reserved = new OrderProductsReserved(order);
        FailureReason declined = FailureReason.PAYMENT_DECLINED;
        return switch (ending) {
            case CONFIRMED ->
                List.of(created, reserved, new OrderConfirmed(id, lines, PaymentId.of(uuid(random)), order.total()));
            case OUT_OF_STOCK ->
                List.of(created, new OrderFailed(id, lines, FailureReason.OUT_OF_STOCK, Optional.empty()));
            case DECLINED ->
                List.of(
                        created,
                        reserved,
                        new OrderPaymentFailed(id, lines, declined, Optional.empty()),
                        new OrderFailed(id, lines, declined, Optional.empty()));
            case CANCELLED ->
                List.of(
                        created,
                        new OrderCancelled(id, lines, Optional.of("changed my mind"), EventId.of(uuid(random))));
        };
    }

    private static List<OrderLine> lines(SplittableRandom random) {
        int first = random.nextInt(PRODUCTS);
        return IntStream.rangeClosed(1, 1 + random.nextInt(MOST_LINES))
                .mapToObj(line -> (first + line) % PRODUCTS)
                .map(number -> new OrderLine(
                        product(number),
                        name(number),
                        new Quantity(1 + random.nextInt(5)),
                        price(number),
                        Optional.of("History")))
                .toList();
    }

    private UserId user(int number) {
        return UserId.of(new UUID(seed, number));
    }

    private static ProductId product(int number) {
        return ProductId.of(new UUID(0, number));
    }

    private static String name(int number) {
        return "Thing of the past " + number;
    }

    private static Money price(int number) {
        return new Money(10_00 + number);
    }

    private static UUID uuid(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
