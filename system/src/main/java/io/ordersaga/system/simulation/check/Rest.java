package io.ordersaga.system.simulation.check;

import static io.ordersaga.system.simulation.check.ViolationException.require;

import io.ordersaga.system.audit.books.Books;
import io.ordersaga.system.audit.books.Invariants;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.broker.PartitionLog;
import io.ordersaga.system.simulation.check.OrderTrack.Line;
import io.ordersaga.system.simulation.world.Provider;
import io.ordersaga.system.simulation.world.World;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.OrderStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** What must hold when everything has come to rest. */
public final class Rest {
    private static final Invariants.Patience NONE = new Invariants.Patience(Duration.ZERO, Duration.ZERO);

    private final World world;
    private final Monitor monitor;

    public Rest(World world, Monitor monitor) {
        this.world = world;
        this.monitor = monitor;
    }

    /**
     * @param placed the orders that customers have placed
     * @throws ViolationException if a law does not hold
     */
    public void check(Set<OrderId> placed) {
        int created = monitor.orders().size();
        require(created == placed.size(), Law.ALL_END, placed.size(), " orders were placed and ", created, " created");
        monitor.orders().forEach(this::order);
        Books books = books();
        audit(books);
        new Shown(world, books).check();
    }

    private void order(OrderTrack order) {
        OrderStatus status = order.status();
        boolean confirmed = status == OrderStatus.CONFIRMED;
        require(status.isTerminal(), Law.ALL_END, order.order(), " is ", status);
        order.order().products().forEach(product -> {
            Line line = order.line(product);
            boolean kept = line == Line.HELD || line == Line.SOLD;
            boolean right = confirmed ? line == Line.SOLD : !kept;
            require(right, Law.NOTHING_HELD, status, " order has ", line, " ", product, ": ", order.order());
        });
        Provider.Account account =
                world.provider().account(PaymentId.of(order.order().orderId()));
        long due = confirmed ? order.order().total().minorUnits() : 0;
        require(account.taken() - account.returned() == due, Law.MONEY, status, " ", order.order(), " ", account);
    }

    private void audit(Books books) {
        Outcome outcome = new Outcome();
        // Any clock of the simulation may be ahead of the true time.
        new Invariants(books, world.time().now().plus(Duration.ofDays(1)), NONE, outcome).check();
        outcome.lines().forEach(line -> require(line.wrong() == 0, Law.AUDIT, line));
    }

    private Books books() {
        Books books = new Books();
        feed(Topics.ORDER_EVENTS, books::order);
        feed(Topics.PRODUCT_EVENTS, books::stock);
        feed(Topics.CATALOG_EVENTS, books::catalog);
        feed(Topics.PAYMENT_EVENTS, books::payment);
        feed(Topics.USER_EVENTS, books::user);
        feed(Topics.NOTIFICATION_EVENTS, books::notification);
        return books;
    }

    // The topic's serde has read it.
    @SuppressWarnings("unchecked")
    private <T> void feed(Topic<?, Message<T>> topic, Consumer<Message<T>> books) {
        for (PartitionLog log : world.cluster().logs(topic)) {
            for (Entry entry : log.committed()) {
                entry.readable().ifPresent(read -> books.accept((Message<T>) Objects.requireNonNull(read.value())));
            }
        }
    }
}
