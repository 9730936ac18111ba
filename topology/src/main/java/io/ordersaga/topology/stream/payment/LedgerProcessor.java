package io.ordersaga.topology.stream.payment;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.NameBasedUuid;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.payment.PaymentInput;
import io.ordersaga.topology.decision.payment.PaymentInput.OrderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.ProviderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.RetryDue;
import io.ordersaga.topology.decision.payment.PaymentLedger;
import io.ordersaga.topology.decision.payment.PaymentState;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import io.ordersaga.topology.stream.payment.LedgerInput.OrderTold;
import io.ordersaga.topology.stream.payment.LedgerInput.ProviderTold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Keeps each order's payment ledger: loads its state, decides, then stores the next state and its deadline and forwards the
 * events and the requests to the provider, all under the order's id.
 */
final class LedgerProcessor implements Processor<OrderId, LedgerInput, Object, Message<?>> {
    private final RetryPolicy policy;
    private final ProcessorContext<Object, Message<?>> context;
    private final KeyValueStore<OrderId, PaymentState> ledger;
    private final Deadlines<OrderId> retries;

    private LedgerProcessor(RetryPolicy policy, ProcessorContext<Object, Message<?>> context) {
        this.policy = policy;
        this.context = context;
        this.ledger = PaymentStores.LEDGER.in(context);
        this.retries = Deadlines.in(context, PaymentStores.RETRIES, OrderId::value, this::askAgain);
    }

    /** A supplier that brings the ledger's stores. */
    static ProcessorSupplier<OrderId, LedgerInput, Object, Message<?>> keeping(RetryPolicy policy) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<OrderId, LedgerInput, Object, Message<?>> get() {
                return new Deferred<>(context -> new LedgerProcessor(policy, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PaymentStores.LEDGER.builder(), PaymentStores.RETRIES.builder());
            }
        };
    }

    @Override
    public void process(Record<OrderId, LedgerInput> record) {
        switch (record.value()) {
            case OrderTold(var told) -> {
                Message<OrderEvent> message = Deciding.message(record, told, OrderEvent::orderId);
                step(record.key(), new OrderSaid(message.body()), message.eventId(), record.headers());
            }
            case ProviderTold(var told) -> {
                Message<PaymentResult> message = Deciding.message(record, told, PaymentResult::orderId);
                step(record.key(), new ProviderSaid(message.body()), message.eventId(), record.headers());
            }
        }
    }

    private void askAgain(Deadlines.Due<OrderId> due) {
        EventId cause = EventId.of(
                NameBasedUuid.of("payment-retry", due.key().value(), due.dueAt().toString()));
        step(due.key(), new RetryDue(due.dueAt()), cause, due.headers());
    }

    private void step(OrderId order, PaymentInput input, EventId cause, Headers headers) {
        Instant now = Deciding.now(context);
        PaymentState state = Objects.requireNonNullElseGet(ledger.get(order), PaymentState.NotRequested::new);
        PaymentLedger.Step step = Deciding.decide(() -> PaymentLedger.decide(state, input, now, policy));
        List<Message<?>> messages = messages(new Followers(cause, now), step);
        if (!step.next().equals(state)) {
            ledger.put(order, step.next());
        }
        retries.move(order, dueAt(state), dueAt(step.next()), headers);
        messages.forEach(message -> context.forward(new Record<>(order, message, now.toEpochMilli(), headers)));
    }

    private static List<Message<?>> messages(Followers followers, PaymentLedger.Step step) {
        List<Message<?>> messages = new ArrayList<>();
        messages.addAll(followers.of(WireNames.PAYMENT_EVENTS, step.events()));
        messages.addAll(followers.of(WireNames.PAYMENT_REQUESTS, step.requests()));
        return messages;
    }

    private static Optional<Instant> dueAt(PaymentState state) {
        return state instanceof PaymentState.Waiting waiting ? Optional.of(waiting.dueAt()) : Optional.empty();
    }
}
