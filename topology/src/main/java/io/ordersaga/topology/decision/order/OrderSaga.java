package io.ordersaga.topology.decision.order;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancellationRequested;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderCommandRefused;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderEventNoted;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderPaymentFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentFailed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.stock.StockEvent.ProductReservationFailed;
import io.ordersaga.topics.stock.StockEvent.ProductReserved;
import io.ordersaga.topics.stock.StockEvent.ProductStockReleased;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.order.SagaInput.Asked;
import io.ordersaga.topology.decision.order.SagaInput.DeadlinePassed;
import io.ordersaga.topology.decision.order.SagaInput.PaymentAnswered;
import io.ordersaga.topology.decision.order.SagaInput.StockAnswered;
import io.ordersaga.topology.decision.order.SagaState.Cancellation;
import io.ordersaga.topology.decision.order.SagaState.Cancelled;
import io.ordersaga.topology.decision.order.SagaState.Confirmed;
import io.ordersaga.topology.decision.order.SagaState.Failed;
import io.ordersaga.topology.decision.order.SagaState.NotStarted;
import io.ordersaga.topology.decision.order.SagaState.Paying;
import io.ordersaga.topology.decision.order.SagaState.Releasing;
import io.ordersaga.topology.decision.order.SagaState.Reserving;
import io.ordersaga.topology.decision.order.SagaState.Started;
import io.ordersaga.topology.decision.order.SagaState.Waiting;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an order's saga does next. Pure: the same state, input and time give the same step.
 *
 * <p>Final states absorb: what comes late is noted if a person would ask for it, and never obeyed. The other services react to
 * the events: the stock ledger reserves on order-created, commits on order-confirmed and releases on order-payment-failed,
 * order-failed and order-cancelled; the payment ledger charges on order-products-reserved, and gives back on the same three.
 */
public final class OrderSaga {
    private final SagaPolicy policy;

    public OrderSaga(SagaPolicy policy) {
        this.policy = policy;
    }

    /** @param events what has happened, in this order; empty where the input changes nothing */
    public record Step(SagaState next, List<OrderEvent> events) {
        public Step {
            events = List.copyOf(events);
        }
    }

    /** @param now when the decision is taken; deadlines count from it */
    public Step decide(SagaState state, SagaInput input, Instant now) {
        return switch (input) {
            case Asked(Message<OrderCommand>(var id, var at, PlaceOrder command)) -> place(state, command, id, now);
            case Asked(Message<OrderCommand>(var id, var at, CancelOrder command)) -> cancel(state, command, id);
            case StockAnswered(Message<StockEvent>(var id, var at, var event)) -> stockAnswered(state, event, now);
            case PaymentAnswered(Message<PaymentEvent>(var id, var at, var event)) ->
                paymentAnswered(state, event, now);
            case DeadlinePassed(var dueAt) -> deadlinePassed(state, dueAt, now);
        };
    }

    private Step place(SagaState state, PlaceOrder command, EventId id, Instant now) {
        return switch (state) {
            case NotStarted s -> {
                Order order = command.order();
                Set<ProductId> unanswered = Set.copyOf(order.products());
                yield to(
                        new Reserving(order, id, unanswered, now.plus(policy.reservation())),
                        new OrderCreated(order, id));
            }
            case Started s when s.order().fingerprint().equals(command.order().fingerprint()) -> to(s);
            case Started s -> to(s, new OrderCommandRefused(command.orderId(), id, RefusalCode.IDEMPOTENCY_KEY_REUSED));
        };
    }

    private static Step cancel(SagaState state, CancelOrder command, EventId id) {
        Cancellation cancellation = new Cancellation(id, command.reason());
        return switch (state) {
            case Reserving s -> cancelled(s, cancellation);
            case Confirmed s -> cancelled(s, cancellation);
            case Paying(var order, var placedBy, var earlier, var dueAt)
            when earlier.isEmpty() ->
                to(
                        new Paying(order, placedBy, Optional.of(cancellation), dueAt),
                        new OrderCancellationRequested(order.orderId(), command.reason(), id));
            case Paying s when s.cancellation().orElseThrow().commandId().equals(id) -> to(s);
            case Cancelled s when s.cancelledBy().equals(id) -> to(s);
            case NotStarted s -> to(s, new OrderCommandRefused(command.orderId(), id, RefusalCode.NOT_FOUND));
            case Paying s -> refuse(s, id);
            case Releasing s -> refuse(s, id);
            case Failed s -> refuse(s, id);
            case Cancelled s -> refuse(s, id);
        };
    }

    private Step stockAnswered(SagaState state, StockEvent answer, Instant now) {
        record On(SagaState state, StockEvent answer) {}
        return switch (new On(state, answer)) {
            case On(Reserving s, ProductReserved e) -> held(s, e.productId(), now);
            case On(Reserving s, ProductReservationFailed e) ->
                failed(s, e.reason(), Optional.of(e.productId().value()));
            case On(Releasing s, ProductStockReleased e) -> released(s, e.productId());
            // Answers to a release that nobody waits for, and repeats: the ledger has done what was needed.
            case On(SagaState s, StockEvent e) -> to(s);
        };
    }

    private Step held(Reserving s, ProductId product, Instant now) {
        Set<ProductId> unanswered = without(s.unanswered(), product);
        if (!unanswered.isEmpty()) {
            return to(new Reserving(s.order(), s.placedBy(), unanswered, s.dueAt()));
        }
        return to(
                new Paying(s.order(), s.placedBy(), Optional.empty(), now.plus(policy.payment())),
                new OrderProductsReserved(s.order()));
    }

    private static Step released(Releasing s, ProductId product) {
        Set<ProductId> unreleased = without(s.unreleased(), product);
        if (!unreleased.isEmpty()) {
            return to(new Releasing(s.order(), s.placedBy(), s.reason(), s.detail(), unreleased, s.dueAt()));
        }
        return failed(s, s.reason(), s.detail());
    }

    private Step paymentAnswered(SagaState state, PaymentEvent answer, Instant now) {
        record On(SagaState state, PaymentEvent answer) {}
        return switch (new On(state, answer)) {
            case On(Paying s, PaymentProcessed e)
            when s.cancellation().isPresent() -> cancelled(s, s.cancellation().get());
            case On(Paying s, PaymentProcessed e) ->
                to(
                        new Confirmed(s.order(), s.placedBy()),
                        new OrderConfirmed(e.orderId(), s.order().lines(), e.paymentId(), e.amount()));
            case On(Paying s, PaymentFailed e) ->
                notPaid(s, FailureReason.PAYMENT_DECLINED, Optional.of(e.reason()), now);
            case On(NotStarted s, PaymentEvent e) -> to(s);
            case On(SagaState s, PaymentEvent.PaymentRequested e) -> to(s);
            case On(Confirmed s, PaymentProcessed e) -> to(s);
            case On(Started s, PaymentEvent e) -> to(s, noted(e));
        };
    }

    private Step deadlinePassed(SagaState state, Instant dueAt, Instant now) {
        return switch (state) {
            case Waiting s when !s.dueAt().equals(dueAt) -> to(s);
            case Reserving s -> failed(s, FailureReason.SAGA_TIMEOUT, Optional.empty());
            case Paying s -> notPaid(s, FailureReason.PAYMENT_TIMEOUT, Optional.empty(), now);
            case Releasing s -> failed(s, s.reason(), s.detail());
            case NotStarted s -> to(s);
            case Confirmed s -> to(s);
            case Failed s -> to(s);
            case Cancelled s -> to(s);
        };
    }

    private Step notPaid(Paying s, FailureReason reason, Optional<String> detail, Instant now) {
        if (s.cancellation().isPresent()) {
            return cancelled(s, s.cancellation().get());
        }
        Set<ProductId> unreleased = Set.copyOf(s.order().products());
        return to(
                new Releasing(s.order(), s.placedBy(), reason, detail, unreleased, now.plus(policy.release())),
                new OrderPaymentFailed(s.order().orderId(), s.order().lines(), reason, detail));
    }

    private static Step failed(Started s, FailureReason reason, Optional<String> detail) {
        return to(
                new Failed(s.order(), s.placedBy()),
                new OrderFailed(s.order().orderId(), s.order().lines(), reason, detail));
    }

    private static Step cancelled(Started s, Cancellation by) {
        return to(
                new Cancelled(s.order(), s.placedBy(), by.commandId()),
                new OrderCancelled(s.order().orderId(), s.order().lines(), by.reason(), by.commandId()));
    }

    private static Step refuse(Started s, EventId command) {
        return to(s, new OrderCommandRefused(s.order().orderId(), command, RefusalCode.INVALID_TRANSITION));
    }

    private static OrderEventNoted noted(PaymentEvent event) {
        return new OrderEventNoted(event.orderId(), WireNames.PAYMENT_EVENTS.nameOf(event), detail(event));
    }

    private static Optional<String> detail(PaymentEvent event) {
        return switch (event) {
            case PaymentFailed e -> Optional.of(e.reason());
            case PaymentEvent.PaymentUnknown e -> Optional.of(e.reason());
            case PaymentEvent.PaymentRequested e -> Optional.empty();
            case PaymentProcessed e -> Optional.of(e.paymentId().value());
            case PaymentEvent.PaymentRefunded e -> Optional.of(e.paymentId().value());
        };
    }

    private static Set<ProductId> without(Set<ProductId> products, ProductId product) {
        Set<ProductId> rest = new HashSet<>(products);
        rest.remove(product);
        return rest;
    }

    private static Step to(SagaState next, OrderEvent... events) {
        return new Step(next, List.of(events));
    }
}
