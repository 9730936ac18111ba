package io.ordersaga.topology.walk;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topology.decision.order.OrderSaga;
import io.ordersaga.topology.decision.order.SagaInput;
import io.ordersaga.topology.decision.order.SagaInput.Asked;
import io.ordersaga.topology.decision.order.SagaInput.DeadlinePassed;
import io.ordersaga.topology.decision.order.SagaInput.PaymentAnswered;
import io.ordersaga.topology.decision.order.SagaInput.StockAnswered;
import io.ordersaga.topology.decision.order.SagaState;
import io.ordersaga.topology.decision.payment.PaymentInput;
import io.ordersaga.topology.decision.payment.PaymentInput.OrderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.ProviderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.RetryDue;
import io.ordersaga.topology.decision.payment.PaymentLedger;
import io.ordersaga.topology.decision.payment.PaymentState;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.decision.stock.StockFanOut;
import io.ordersaga.topology.decision.stock.StockLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that can happen next to one order. Each message that is at the head of its channel can be delivered, to the decision
 * that reads it, and delivered again as long as there are repeats; the deadline that a state waits for can pass.
 *
 * <p>Time stands still, so that equal states are equal; which deadline passes before which message comes is free. Three things
 * are done at once, as their being late shows nowhere: the fan-out, which remembers nothing, since its commands can be late;
 * the provider's answer, since its result can be late; and the reading of notes and refusals, which change nothing.
 */
final class OrderMoves {
    static final Instant NOW = Instant.EPOCH;
    private static final EventId ANSWER = EventId.of(new UUID(0, 0));

    private final OrderSaga saga;
    private final boolean silence;

    /** @param silence whether the payment provider may stop answering for ever */
    OrderMoves(OrderSaga saga, boolean silence) {
        this.saga = saga;
        this.silence = silence;
    }

    /** What is delivered; a deadline comes on the channel of time. */
    record Delivery(String channel, Object message) {}

    /**
     * @param forced whether the system does it by itself
     * @param stocks the units of each product after it
     */
    record Move(Delivery delivery, boolean forced, OrderPart next, Map<ProductId, ProductStock> stocks) {}

    private record Effect(OrderPart part, Map<ProductId, ProductStock> stocks) {}

    List<Move> from(OrderPart part, Map<ProductId, ProductStock> stocks) {
        return Stream.concat(deliveries(part, stocks), deadlines(part, stocks)).toList();
    }

    private Stream<Move> deliveries(OrderPart part, Map<ProductId, ProductStock> stocks) {
        return part.inFlight().entrySet().stream()
                .map(channel ->
                        new Delivery(channel.getKey(), channel.getValue().getFirst()))
                .flatMap(delivery ->
                        effects(part, stocks, delivery.message()).flatMap(effect -> delivered(delivery, effect)));
    }

    private static Stream<Move> delivered(Delivery delivery, Effect effect) {
        OrderPart part = effect.part();
        Move once = move(delivery, part.taken(delivery.channel()), effect.stocks());
        return part.repeats() > 0
                ? Stream.of(once, move(delivery, part.repeating(), effect.stocks()))
                : Stream.of(once);
    }

    private Stream<Move> deadlines(OrderPart part, Map<ProductId, ProductStock> stocks) {
        List<Object> due = new ArrayList<>();
        if (part.saga() instanceof SagaState.Waiting waiting) {
            due.add(new DeadlinePassed(waiting.dueAt()));
        }
        if (part.payment() instanceof PaymentState.Waiting waiting) {
            due.add(new RetryDue(waiting.dueAt()));
        }
        return due.stream()
                .map(passed -> new Delivery("time", passed))
                .flatMap(delivery -> effects(part, stocks, delivery.message())
                        .map(effect -> move(delivery, effect.part(), effect.stocks())));
    }

    private static Move move(Delivery delivery, OrderPart next, Map<ProductId, ProductStock> stocks) {
        boolean forced = !(delivery.message() instanceof Asked(Message<?>(var id, var at, CancelOrder cancel)));
        return new Move(delivery, forced, next, stocks);
    }

    /** What the delivery of a message can lead to. */
    private Stream<Effect> effects(OrderPart part, Map<ProductId, ProductStock> stocks, Object message) {
        return switch (message) {
            case SagaInput input -> Stream.of(new Effect(decide(part, input), stocks));
            case PaymentInput input -> decide(part, input).map(next -> new Effect(next, stocks));
            case StockCommand command -> Stream.of(decide(part, stocks, command));
            default -> throw new IllegalArgumentException("nobody reads " + message);
        };
    }

    private OrderPart decide(OrderPart part, SagaInput input) {
        OrderSaga.Step step = saga.decide(part.saga(), input, NOW);
        OrderPart next = part.with(step.next());
        for (OrderEvent event : step.events()) {
            next = isOnlyARecord(event) ? recorded(next, event) : announced(next, event);
        }
        return next;
    }

    private static boolean isOnlyARecord(OrderEvent event) {
        return event instanceof OrderEvent.OrderCommandRefused || event instanceof OrderEvent.OrderEventNoted;
    }

    private static OrderPart recorded(OrderPart part, OrderEvent event) {
        PaymentLedger.Step step = PaymentLedger.decide(part.payment(), new OrderSaid(event), NOW, RetryPolicy.DEFAULT);
        PaymentLedger.Step nothing = new PaymentLedger.Step(part.payment(), List.of(), List.of());
        if (!step.equals(nothing) || !StockFanOut.commands(event).isEmpty()) {
            throw new AssertionError("a record of the saga is acted upon: " + event);
        }
        return part;
    }

    private static OrderPart announced(OrderPart part, OrderEvent event) {
        OrderPart next = part.having(event).sent("order-events", new OrderSaid(event));
        for (StockCommand command : StockFanOut.commands(event)) {
            next = next.sent(OrderPart.stockCommands(command.productId()), command);
        }
        return next;
    }

    private Stream<OrderPart> decide(OrderPart part, PaymentInput input) {
        PaymentLedger.Step step = PaymentLedger.decide(part.payment(), input, NOW, RetryPolicy.DEFAULT);
        OrderPart next = part.with(step.next());
        for (PaymentEvent event : step.events()) {
            next = next.sent("payment-events", new PaymentAnswered(new Message<>(ANSWER, NOW, event)));
        }
        Stream<OrderPart> all = Stream.of(next);
        for (PaymentRequest request : step.requests()) {
            all = all.flatMap(asking -> asked(asking, request));
        }
        return all;
    }

    private Stream<OrderPart> asked(OrderPart part, PaymentRequest request) {
        Stream<OrderPart> silent = silence ? Stream.of(part.with(part.provider().silenced())) : Stream.empty();
        Stream<OrderPart> again = part.repeats() > 0
                ? replied(part, request).flatMap(once -> replied(once.repeating(), request))
                : Stream.empty();
        return Stream.of(replied(part, request), again, silent).flatMap(parts -> parts);
    }

    private static Stream<OrderPart> replied(OrderPart part, PaymentRequest request) {
        return part.provider().silent()
                ? Stream.of(part)
                : part.provider().replies(request).stream()
                        .map(reply ->
                                part.with(reply.after()).sent("payment-results", new ProviderSaid(reply.result())));
    }

    private static Effect decide(OrderPart part, Map<ProductId, ProductStock> stocks, StockCommand command) {
        ProductId product = command.productId();
        ProductStock stock = stocks.getOrDefault(product, new ProductStock.Unknown());
        StockLedger.Step step = StockLedger.decide(stock, part.reservation(product), command);
        OrderPart next = part.with(product, step.reservation());
        for (StockEvent answer : step.answer().stream().toList()) {
            next = next.sent("product-events", new StockAnswered(new Message<>(ANSWER, NOW, answer)));
        }
        if (step.stock().equals(stock)) {
            return new Effect(next, stocks);
        }
        Map<ProductId, ProductStock> after = new HashMap<>(stocks);
        after.put(product, step.stock());
        return new Effect(next, Map.copyOf(after));
    }
}
