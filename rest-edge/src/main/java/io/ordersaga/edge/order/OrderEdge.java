package io.ordersaga.edge.order;

import io.ordersaga.edge.command.DecisionPort;
import io.ordersaga.edge.command.DecisionPort.Shown;
import io.ordersaga.edge.command.DecisionPort.To;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Origin;
import io.ordersaga.edge.http.Owned;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.StandardParameters;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.NameBasedUuid;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.TimelineEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The routes of the order service. */
public final class OrderEdge {
    private static final int MAX_WAIT_SECONDS = 30;
    private static final Parameter ID = Parameter.path("id", OrderId.class);
    private static final Answer.Header REPLAYED = new Answer.Header(
            "Idempotent-Replayed", false, Schema.oneOf("true"), "Sent where the request had been obeyed before.");
    private static final Shown<OrderId, OrderView> SHOWN = new Shown<>(OrderStores.ORDERS, OrderView::outcomes);

    private final StoreReader reader;
    private final Owned<OrderView> owned;
    private final DecisionPort decisions;
    private final Admission admission;
    private final OrderPricing pricing;
    private final OrderLists lists;
    private final OrderEvents events;
    private final String currency;

    /** What it takes to place an order. */
    public record Placing(Admission admission, Pricing pricing) {}

    /** @param currency shown beside every amount (ISO 4217) */
    public OrderEdge(StoreReader reader, DecisionPort decisions, Placing placing, Paging paging, String currency) {
        this.reader = reader;
        this.owned = new Owned<>(
                "order",
                request -> reader.get(OrderStores.ORDERS, request.id("id", OrderId::new)),
                view -> view.order().userId());
        this.decisions = decisions;
        this.admission = placing.admission();
        this.pricing = new OrderPricing(placing.pricing());
        this.lists = new OrderLists(reader, paging, currency);
        this.events = new OrderEvents(reader);
        this.currency = currency;
    }

    private record PlacedOrder(String message, OrderResponse order) {}

    public List<Route> routes() {
        return List.of(place(), listMine(), listAll(), get(), timeline(), follow(), cancel());
    }

    private Route place() {
        return Route.post("/api/orders", "place-order", Access.user())
                .summary("Place an order")
                .description("The order is PENDING and can be read at once. Two items of one product are merged."
                        + " Prices are the shop's; one that is sent is an assertion.")
                .taking(StandardParameters.IDEMPOTENCY_KEY, StandardParameters.PREFER_WAIT)
                .body(OrderBodies.NEW_ORDER)
                .answering(Answer.created(PlacedOrder.class).with(REPLAYED))
                .failing(
                        ProblemType.PRICE_CHANGED,
                        ProblemType.UNKNOWN_PRODUCT,
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        ProblemType.BUSY,
                        ProblemType.STORE_REBALANCING,
                        ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(this::place);
    }

    private Route listMine() {
        return Route.get("/api/orders/my-orders", "list-my-orders", Access.user())
                .summary("List the caller's orders, newest first")
                .taking(StandardParameters.PAGING)
                .taking(OrderLists.BY_STATUS)
                .answering(Answer.page(OrderResponse.class))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(lists::mine);
    }

    private Route listAll() {
        return Route.get("/api/orders/all", "list-all-orders", Access.only(Role.ADMIN))
                .summary("List everybody's orders, newest first")
                .taking(StandardParameters.PAGING)
                .taking(OrderLists.BY_STATUS, OrderLists.BY_USER, OrderLists.SINCE, OrderLists.UNTIL)
                .answering(Answer.page(OrderResponse.class))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(lists::all);
    }

    private Route get() {
        return Route.get("/api/orders/{id}", "get-order", Access.owner())
                .summary("Read an order")
                .taking(
                        ID,
                        Parameter.query(
                                "wait",
                                Schema.integer(0, MAX_WAIT_SECONDS).withDefault(0),
                                "Answer when the order has ended, or when so many seconds are over."))
                .answeringVersioned(OrderResponse.class)
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(owned, this::get);
    }

    private Route timeline() {
        return Route.get("/api/orders/{id}/timeline", "get-order-timeline", Access.owner())
                .summary("List the steps of an order's saga, oldest first")
                .taking(ID)
                .answering(Answer.ok(Schema.listOf(Shapes.of(TimelineEntry.class))))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(owned, (request, order) -> Reply.ok(order.timeline()));
    }

    private Route follow() {
        return Route.get("/api/orders/{id}/events", "stream-order-events", Access.owner())
                .summary("Follow the steps of an order's saga as server-sent events")
                .description("The data of each event is an entry of the timeline.")
                .taking(ID, OrderEvents.LAST_EVENT_ID)
                .answering(
                        Answer.text("text/event-stream"),
                        Answer.nothing().describedAs("The order has ended, and nothing more will come."))
                .failing(ProblemType.BUSY, ProblemType.STORE_REBALANCING)
                .handledBy(owned, events::follow);
    }

    private Route cancel() {
        return Route.post("/api/orders/{id}/cancel", "cancel-order", Access.owner())
                .summary("Cancel an order")
                .description("Ends CANCELLED, with the stock back and the payment, if one was taken, refunded.")
                .taking(ID, StandardParameters.IDEMPOTENCY_KEY)
                .body(OrderBodies.CANCELLATION)
                .answering(Answer.accepted(OrderResponse.class).with(REPLAYED))
                .failing(
                        ProblemType.INVALID_TRANSITION,
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        ProblemType.STORE_REBALANCING,
                        ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(owned, this::cancel);
    }

    private Reply place(Request request) throws InterruptedException {
        OrderRequest wanted = OrderBodies.order(request.body());
        UserId user = request.caller().userId();
        Optional<OrderId> keyed = request.idempotencyKey().map(key -> OrderId.placedWith(user, key));
        OrderId id = keyed.orElseGet(() -> OrderId.of(decisions.newId()));
        // Asked before pricing: a repeated request is answered as the first was, whatever prices are now.
        Optional<OrderView> earlier = keyed.isPresent() ? reader.get(OrderStores.ORDERS, id) : Optional.empty();
        if (earlier.isPresent()) {
            return placed(request, replayed(earlier.get(), wanted), true);
        }
        Placed placed = admission.admit(id, () -> place(pricing.order(id, user, wanted), request.origin()));
        boolean replay = !placed.view().placedBy().equals(placed.command());
        return placed(request, replay ? replayed(placed.view(), wanted) : placed.view(), replay);
    }

    /**
     * @param command that was sent
     * @param view of the order, placed by it or by an earlier one
     */
    private record Placed(EventId command, OrderView view) {}

    private Placed place(Order order, Origin origin) throws InterruptedException {
        Message<OrderCommand> command = decisions.command(new PlaceOrder(order));
        decisions.send(Topics.ORDER_COMMANDS, command, new To<>(order.orderId(), origin));
        return new Placed(command.eventId(), decisions.await(OrderStores.ORDERS, order.orderId(), row -> true));
    }

    private static OrderView replayed(OrderView view, OrderRequest wanted) {
        if (!view.order().fingerprint().equals(wanted.fingerprint())) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_REUSED.title());
        }
        return view;
    }

    private Reply placed(Request request, OrderView view, boolean replay) throws InterruptedException {
        OrderView shown = waited(view, request.preferredWait());
        String location = "/api/orders/" + view.order().orderId().value();
        Reply reply = Reply.created(
                location, new PlacedOrder("Order created successfully", OrderResponse.of(shown, currency)));
        return replay ? reply.withHeader(REPLAYED.name(), "true") : reply;
    }

    private Reply get(Request request, OrderView view) throws InterruptedException {
        int seconds = request.query("wait", 0, 0, MAX_WAIT_SECONDS);
        Optional<Duration> wait = seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        OrderView shown = waited(view, wait);
        return Reply.ok(OrderResponse.of(shown, currency)).tagged(shown.version());
    }

    private Reply cancel(Request request, OrderView view) throws InterruptedException {
        Optional<String> reason = OrderBodies.cancellation(request.body());
        OrderId id = view.order().orderId();
        EventId commandId = cancellationId(request, id);
        if (view.outcomes().of(commandId).isPresent()) {
            DecisionPort.requireAccepted(view.outcomes().of(commandId));
            return cancelled(view, reason).withHeader(REPLAYED.name(), "true");
        }
        if (!view.isCancellable()) {
            // What the view shows is committed and no such state becomes cancellable again, so the saga need not be
            // asked.
            throw DecisionPort.refused(RefusalCode.INVALID_TRANSITION);
        }
        Message<OrderCommand> command = decisions.command(commandId, new CancelOrder(id, reason));
        OrderView decided = decisions.decide(Topics.ORDER_COMMANDS, command, SHOWN, new To<>(id, request.origin()));
        return cancelled(decided, reason);
    }

    /** The order whose cancellation was accepted: there is only one, so another reason is the body of another request. */
    private Reply cancelled(OrderView view, Optional<String> reason) {
        if (!view.cancellationReason().equals(reason)) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_REUSED.title());
        }
        return Reply.accepted(OrderResponse.of(view, currency));
    }

    private EventId cancellationId(Request request, OrderId id) {
        UserId user = request.caller().userId();
        return request.idempotencyKey()
                .map(key -> EventId.of(NameBasedUuid.of("cancel-order", user.value(), id.value(), key)))
                .orElseGet(() -> EventId.of(decisions.newId()));
    }

    /** The order when it has ended, or as it is when the time is over. */
    private OrderView waited(OrderView view, Optional<Duration> wait) throws InterruptedException {
        if (wait.isEmpty() || view.status().isTerminal()) {
            return view;
        }
        OrderId id = view.order().orderId();
        Optional<OrderView> ended =
                reader.await(OrderStores.ORDERS, id, row -> row.status().isTerminal(), wait.get());
        return ended.or(() -> reader.get(OrderStores.ORDERS, id)).orElse(view);
    }
}
