package io.ordersaga.system.simulation.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.system.simulation.broker.Cluster;
import io.ordersaga.system.simulation.broker.Outgoing;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.user.PasswordHash;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.SessionCommand;
import io.ordersaga.topics.user.UserCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Customers and administrators, as the edges let them through: each request becomes one command in its topic. */
final class Clients {
    private static final byte[] UNREADABLE = "{".getBytes(UTF_8);

    private final Cluster cluster;
    private final VirtualTime time;
    private final Map<Integer, Step.Place> placed = new HashMap<>();
    private final List<Outgoing> repeatable = new ArrayList<>();
    private int sent;

    Clients(Cluster cluster, VirtualTime time) {
        this.cluster = cluster;
        this.time = time;
    }

    /** How many commands may come again: those whose ids follow from an idempotency key. */
    int repeatable() {
        return repeatable.size();
    }

    /** Returns whether it was possible. */
    boolean act(Step.Outside step) {
        return switch (step) {
            case Step.Create s ->
                product(
                        s.product(),
                        "create",
                        new ProductCommand.CreateProduct(Names.product(s.product()), details(s.product()), s.stock()));
            case Step.Adjust s ->
                product(
                        s.product(),
                        "adjust",
                        new ProductCommand.AdjustStock(Names.product(s.product()), s.delta(), "counted"));
            case Step.Reprice s -> product(s.product(), "reprice", reprice(s));
            case Step.Withdraw s ->
                product(
                        s.product(),
                        "withdraw",
                        new ProductCommand.DeleteProduct(Names.product(s.product()), Optional.empty()));
            case Step.Register s -> register(s.user());
            case Step.Rename s ->
                user(
                        s.user(),
                        new UserCommand.UpdateUser(
                                Names.user(s.user()),
                                Optional.of("Name " + s.name()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
            case Step.Leave s -> user(s.user(), new UserCommand.DeleteUser(Names.user(s.user()), Optional.empty()));
            case Step.Login s ->
                session(
                        s.session(),
                        new SessionCommand.OpenSession(
                                Names.session(s.session()), Names.user(s.user()), Names.token(s.session(), 0)));
            case Step.Refresh s ->
                session(
                        s.session(),
                        new SessionCommand.RefreshSession(
                                Names.session(s.session()),
                                Names.token(s.session(), s.token()),
                                Names.token(s.session(), s.token() + 1)));
            case Step.Logout s ->
                session(
                        s.session(),
                        new SessionCommand.CloseSession(
                                Names.session(s.session()), Names.user(s.user()), Names.token(s.session(), s.token())));
            case Step.Place s -> place(s);
            case Step.PlaceOther s -> placeOther(s.order());
            case Step.Cancel s -> cancel(s);
            case Step.Resend s -> resend(s.command());
        };
    }

    /** Writes bytes that nobody can read. */
    boolean poison(Topic<?, ?> topic, int key) {
        cluster.send(Outgoing.raw(topic, Integer.toString(key).getBytes(UTF_8), UNREADABLE, headers(), time.millis()));
        return true;
    }

    private boolean product(int product, String kind, ProductCommand command) {
        EventId id = Names.command(kind, product, sent);
        return send(Topics.PRODUCT_COMMANDS, Names.product(product), new Message<>(id, time.now(), command));
    }

    private boolean user(int user, UserCommand command) {
        UserId id = Names.user(user);
        return send(Topics.USER_COMMANDS, id, new Message<>(Names.command("user", user, sent), time.now(), command));
    }

    private boolean session(int session, SessionCommand command) {
        EventId id = Names.command("session", session, sent);
        return send(Topics.SESSION_COMMANDS, command.sessionId(), new Message<>(id, time.now(), command));
    }

    private boolean register(int user) {
        RegistrationCommand command = new RegistrationCommand.RegisterEmail(
                Names.email(user),
                Names.user(user),
                new PasswordHash("$argon2id$of-user-" + user),
                "First",
                "Last",
                Role.USER);
        Message<RegistrationCommand> message = new Message<>(Names.registration(user), time.now(), command);
        return sendRepeatable(Topics.REGISTRATION_COMMANDS, Names.email(user), message);
    }

    private boolean place(Step.Place s) {
        placed.putIfAbsent(s.order(), s);
        Order order = order(s, "as first wanted");
        Message<OrderCommand> message =
                new Message<>(Names.command("place", s.order()), time.now(), new OrderCommand.PlaceOrder(order));
        return sendRepeatable(Topics.ORDER_COMMANDS, order.orderId(), message);
    }

    private boolean placeOther(int number) {
        Step.Place first = placed.get(number);
        if (first == null) {
            return false;
        }
        Order order = order(first, "as wanted otherwise");
        EventId id = Names.command("place-other", number);
        return sendRepeatable(
                Topics.ORDER_COMMANDS,
                order.orderId(),
                new Message<>(id, time.now(), new OrderCommand.PlaceOrder(order)));
    }

    private boolean cancel(Step.Cancel s) {
        Step.Place first = placed.get(s.order());
        if (first == null) {
            return false;
        }
        OrderCommand command = new OrderCommand.CancelOrder(Names.order(s.order(), first.user()), Optional.empty());
        EventId id = Names.command("cancel", s.order(), s.number());
        return sendRepeatable(Topics.ORDER_COMMANDS, command.orderId(), new Message<>(id, time.now(), command));
    }

    private boolean resend(int number) {
        if (repeatable.isEmpty()) {
            return false;
        }
        cluster.send(repeatable.get(number % repeatable.size()));
        return true;
    }

    private static Order order(Step.Place s, String fingerprint) {
        List<OrderLine> lines = s.items().stream()
                .map(item -> new OrderLine(
                        Names.product(item.product()),
                        "Product " + item.product(),
                        new Quantity(item.units()),
                        price(item.product())))
                .toList();
        String token = s.card() == Step.Card.GOOD ? "tok_ok" : Provider.DECLINED_TOKEN;
        return new Order(
                Names.order(s.order(), s.user()),
                Names.user(s.user()),
                lines,
                Order.totalOf(lines),
                Optional.of(token),
                fingerprint);
    }

    private static Money price(int product) {
        return new Money(1_00L * product + 3_50);
    }

    private static ProductDetails details(int product) {
        return new ProductDetails(
                "Product " + product, "It is simulated.", price(product), Optional.of("things"), Optional.empty());
    }

    private static ProductCommand.UpdateProduct reprice(Step.Reprice s) {
        return new ProductCommand.UpdateProduct(
                Names.product(s.product()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Money(s.cents())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private <K, T> boolean sendRepeatable(Topic<K, Message<T>> topic, K key, Message<T> message) {
        Outgoing outgoing = Outgoing.of(topic, key, message, headers(), time.millis());
        repeatable.add(outgoing);
        cluster.send(outgoing);
        return true;
    }

    private <K, T> boolean send(Topic<K, Message<T>> topic, K key, Message<T> message) {
        cluster.send(Outgoing.of(topic, key, message, headers(), time.millis()));
        return true;
    }

    private Headers headers() {
        sent++;
        String traceparent = "00-%032x-%016x-01".formatted(sent, sent);
        return new RecordHeaders().add(MessageHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
    }
}
