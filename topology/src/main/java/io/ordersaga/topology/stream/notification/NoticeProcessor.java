package io.ordersaga.topology.stream.notification;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationCommand;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.notification.OrderNotices;
import io.ordersaga.topology.decision.notification.Templates;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import io.ordersaga.topology.stream.notification.OrderNews.OrderTold;
import io.ordersaga.topology.stream.notification.OrderNews.PaymentTold;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Remembers whose each order is, and forwards what its owner is to be told, under the owner's id. */
final class NoticeProcessor implements Processor<OrderId, OrderNews, UserId, Message<NotificationCommand>> {
    private final Templates templates;
    private final ProcessorContext<UserId, Message<NotificationCommand>> context;
    private final KeyValueStore<OrderId, UserId> owners;

    private NoticeProcessor(Templates templates, ProcessorContext<UserId, Message<NotificationCommand>> context) {
        this.templates = templates;
        this.context = context;
        this.owners = NotificationStores.ORDER_OWNERS.in(context);
    }

    /** A supplier that brings the store of owners. */
    static ProcessorSupplier<OrderId, OrderNews, UserId, Message<NotificationCommand>> writing(Templates templates) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<OrderId, OrderNews, UserId, Message<NotificationCommand>> get() {
                return new Deferred<>(context -> new NoticeProcessor(templates, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(NotificationStores.ORDER_OWNERS.builder());
            }
        };
    }

    @Override
    public void process(Record<OrderId, OrderNews> record) {
        switch (record.value()) {
            case OrderTold(var told) -> {
                Message<OrderEvent> message = Deciding.message(record, told, OrderEvent::orderId);
                step(record, message.eventId(), owner -> OrderNotices.decide(owner, message.body(), templates));
            }
            case PaymentTold(var told) -> {
                Message<PaymentEvent> message = Deciding.message(record, told, PaymentEvent::orderId);
                step(record, message.eventId(), owner -> OrderNotices.decide(owner, message.body(), templates));
            }
        }
    }

    private void step(
            Record<OrderId, ?> record, EventId cause, Function<Optional<UserId>, OrderNotices.Step> decision) {
        Optional<UserId> owner = Optional.ofNullable(owners.get(record.key()));
        OrderNotices.Step step = Deciding.decide(() -> decision.apply(owner));
        List<Message<NotificationCommand>> commands = new Followers(cause, Deciding.now(context))
                .of(WireNames.NOTIFICATION_COMMANDS, step.notice().stream().toList());
        if (!step.owner().equals(owner)) {
            step.owner().ifPresent(user -> owners.put(record.key(), user));
        }
        commands.forEach(command -> context.forward(new Record<>(
                command.body().userId(), command, command.occurredAt().toEpochMilli(), record.headers())));
    }
}
