package io.ordersaga.topology.stream.order;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.NameBasedUuid;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.order.OrderSaga;
import io.ordersaga.topology.decision.order.SagaInput;
import io.ordersaga.topology.decision.order.SagaInput.DeadlinePassed;
import io.ordersaga.topology.decision.order.SagaState;
import io.ordersaga.topology.decision.stock.StockFanOut;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Runs each order's saga: loads its state, decides, then stores the next state and its deadline, and forwards the events under
 * the order's id, and what they ask of stock under each product's. So an event and its stock commands are committed together.
 */
final class SagaProcessor implements Processor<OrderId, SagaInput, Object, Message<?>> {
    private final OrderSaga saga;
    private final ProcessorContext<Object, Message<?>> context;
    private final KeyValueStore<OrderId, SagaState> sagas;
    private final Deadlines<OrderId> deadlines;

    private SagaProcessor(OrderSaga saga, ProcessorContext<Object, Message<?>> context) {
        this.saga = saga;
        this.context = context;
        this.sagas = OrderStores.SAGAS.in(context);
        this.deadlines = Deadlines.in(context, OrderStores.DEADLINES, OrderId::value, this::pass);
    }

    /** A supplier that brings the saga's stores. */
    static ProcessorSupplier<OrderId, SagaInput, Object, Message<?>> running(OrderSaga saga) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<OrderId, SagaInput, Object, Message<?>> get() {
                return new Deferred<>(context -> new SagaProcessor(saga, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(OrderStores.SAGAS.builder(), OrderStores.DEADLINES.builder());
            }
        };
    }

    @Override
    public void process(Record<OrderId, SagaInput> record) {
        EventId cause = causeOf(record);
        step(record.key(), record.value(), cause, record.headers());
    }

    private static EventId causeOf(Record<OrderId, SagaInput> record) {
        return switch (record.value()) {
            case SagaInput.Asked(var message) ->
                Deciding.message(record, message, OrderCommand::orderId).eventId();
            case SagaInput.StockAnswered(var message) ->
                Deciding.message(record, message, StockEvent::orderId).eventId();
            case SagaInput.PaymentAnswered(var message) ->
                Deciding.message(record, message, PaymentEvent::orderId).eventId();
            case DeadlinePassed input -> throw new IllegalStateException("a deadline does not come from a topic");
        };
    }

    private void pass(Deadlines.Due<OrderId> due) {
        EventId cause = EventId.of(NameBasedUuid.of(
                "order-deadline", due.key().value(), due.dueAt().toString()));
        step(due.key(), new DeadlinePassed(due.dueAt()), cause, due.headers());
    }

    private void step(OrderId order, SagaInput input, EventId cause, Headers headers) {
        Instant now = Deciding.now(context);
        SagaState state = Objects.requireNonNullElseGet(sagas.get(order), SagaState.NotStarted::new);
        OrderSaga.Step step = Deciding.decide(() -> saga.decide(state, input, now));
        List<Message<OrderEvent>> events = new Followers(cause, now).of(WireNames.ORDER_EVENTS, step.events());
        List<Message<StockCommand>> commands =
                events.stream().flatMap(event -> fanOut(event, now)).toList();
        if (!step.next().equals(state)) {
            sagas.put(order, step.next());
        }
        deadlines.move(order, deadlineOf(state), deadlineOf(step.next()), headers);
        events.forEach(event -> forward(order, event, headers));
        commands.forEach(command -> forward(command.body().productId(), command, headers));
    }

    private static Stream<Message<StockCommand>> fanOut(Message<OrderEvent> event, Instant now) {
        return new Followers(event.eventId(), now)
                .of(WireNames.STOCK_COMMANDS, StockFanOut.commands(event.body())).stream();
    }

    private void forward(Object key, Message<?> message, Headers headers) {
        context.forward(new Record<>(key, message, message.occurredAt().toEpochMilli(), headers));
    }

    private static Optional<Instant> deadlineOf(SagaState state) {
        return state instanceof SagaState.Waiting waiting ? Optional.of(waiting.dueAt()) : Optional.empty();
    }
}
