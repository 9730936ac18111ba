package io.ordersaga.topology.stream.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.NameBasedUuid;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationCommand;
import io.ordersaga.topics.notification.NotificationCommand.NotifyUser;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.notification.Delivery;
import io.ordersaga.topology.decision.notification.DeliveryInput;
import io.ordersaga.topology.decision.notification.DeliveryInput.Posted;
import io.ordersaga.topology.decision.notification.DeliveryInput.TimeCome;
import io.ordersaga.topology.decision.notification.DeliveryInput.WorkerSaid;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.notification.DeliveryState;
import io.ordersaga.topology.decision.notification.DeliveryState.AwaitingRetry;
import io.ordersaga.topology.decision.notification.DeliveryState.NotPosted;
import io.ordersaga.topology.decision.notification.DeliveryState.Timed;
import io.ordersaga.topology.decision.notification.Mailbox;
import io.ordersaga.topology.decision.notification.MailboxState;
import io.ordersaga.topology.decision.notification.MailboxState.Open;
import io.ordersaga.topology.decision.notification.MailboxState.Unknown;
import io.ordersaga.topology.decision.notification.Notice;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import io.ordersaga.topology.stream.UndecidableRecordException;
import io.ordersaga.topology.stream.notification.MailNews.AccountChanged;
import io.ordersaga.topology.stream.notification.MailNews.NoticeGiven;
import io.ordersaga.topology.stream.notification.MailNews.WorkerTold;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The post office: knows every user's mailbox and how each delivery goes. It forwards events and requests to the mail worker
 * under the user's id. All deliveries of a user lie in the user's partition.
 */
final class PostProcessor implements Processor<UserId, MailNews, Object, Message<?>> {
    private final DeliveryPolicy policy;
    private final ProcessorContext<Object, Message<?>> context;
    private final KeyValueStore<UserId, MailboxState> mailboxes;
    private final KeyValueStore<NotificationId, DeliveryState> deliveries;
    private final Deadlines<NotificationId> deadlines;

    private PostProcessor(DeliveryPolicy policy, ProcessorContext<Object, Message<?>> context) {
        this.policy = policy;
        this.context = context;
        this.mailboxes = NotificationStores.MAILBOXES.in(context);
        this.deliveries = NotificationStores.DELIVERIES.in(context);
        this.deadlines =
                Deadlines.in(context, NotificationStores.DELIVERY_DEADLINES, NotificationId::value, this::goOn);
    }

    /** A supplier that brings the stores of mailboxes and deliveries. */
    static ProcessorSupplier<UserId, MailNews, Object, Message<?>> delivering(DeliveryPolicy policy) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<UserId, MailNews, Object, Message<?>> get() {
                return new Deferred<>(context -> new PostProcessor(policy, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        NotificationStores.MAILBOXES.builder(),
                        NotificationStores.DELIVERIES.builder(),
                        NotificationStores.DELIVERY_DEADLINES.builder());
            }
        };
    }

    @Override
    public void process(Record<UserId, MailNews> record) {
        switch (record.value()) {
            case NoticeGiven(var told) -> give(record, Deciding.message(record, told, NotificationCommand::userId));
            case AccountChanged(var told) -> change(record, Deciding.message(record, told, UserEvent::userId));
            case WorkerTold(var told) -> answer(record, Deciding.message(record, told, NotificationResult::userId));
        }
    }

    private void give(Record<UserId, ?> record, Message<NotificationCommand> message) {
        MailboxState mailbox = mailbox(record.key());
        if (mailbox instanceof Unknown unknown && unknown.isFull()) {
            throw new UndecidableRecordException("too much waits for an address that is not known");
        }
        Notice notice = notice(message, traceparent(record.headers()));
        post(record.key(), message.eventId(), mailbox, Deciding.decide(() -> Mailbox.put(mailbox, notice)));
    }

    private void change(Record<UserId, ?> record, Message<UserEvent> message) {
        MailboxState mailbox = mailbox(record.key());
        Optional<String> traceparent = traceparent(record.headers());
        Mailbox.Step step = Deciding.decide(() -> Mailbox.tell(mailbox, message, traceparent));
        post(record.key(), message.eventId(), mailbox, step);
    }

    private void post(UserId user, EventId cause, MailboxState mailbox, Mailbox.Step step) {
        List<Ready> ready = step.outgoing().stream()
                .map(notice -> posted(notice, step.next(), cause))
                .toList();
        if (!step.next().equals(mailbox)) {
            mailboxes.put(user, step.next());
        }
        ready.forEach(this::apply);
    }

    private void answer(Record<UserId, ?> record, Message<NotificationResult> message) {
        NotificationId id = message.body().notificationId();
        apply(decided(id, new WorkerSaid(message.body()), message.eventId(), record.headers()));
    }

    private void goOn(Deadlines.Due<NotificationId> due) {
        DeliveryState state = delivery(due.key());
        Optional<Notice> notice =
                state instanceof AwaitingRetry waiting ? Optional.of(waiting.notice()) : Optional.empty();
        EventId cause = EventId.of(
                NameBasedUuid.of("delivery-time", due.key().value(), due.dueAt().toString()));
        apply(decided(
                due.key(),
                new TimeCome(due.dueAt(), notice.flatMap(one -> address(mailbox(one.userId())))),
                cause,
                headers(notice.flatMap(Notice::traceparent))));
    }

    /** A decision that is taken and not applied yet. */
    private record Ready(
            NotificationId id,
            DeliveryState before,
            DeliveryState after,
            List<Message<NotificationEvent>> events,
            List<Message<NotificationRequest>> requests,
            Headers headers) {}

    private Ready posted(Notice notice, MailboxState mailbox, EventId cause) {
        Email to =
                address(mailbox).orElseThrow(() -> new UndecidableRecordException("nothing goes out without address"));
        return decided(notice.id(), new Posted(notice, to), cause, headers(notice.traceparent()));
    }

    private Ready decided(NotificationId id, DeliveryInput input, EventId cause, Headers headers) {
        Instant now = Deciding.now(context);
        DeliveryState state = delivery(id);
        Delivery.Step step = Deciding.decide(() -> Delivery.decide(state, input, now, policy));
        // One message can set several deliveries going, so the cause alone does not tell their events apart.
        Followers followers = new Followers(cause.follower(id.value(), 0), now);
        return new Ready(
                id,
                state,
                step.next(),
                followers.of(WireNames.NOTIFICATION_EVENTS, step.events()),
                followers.of(WireNames.NOTIFICATION_REQUESTS, step.requests()),
                headers);
    }

    private void apply(Ready ready) {
        if (ready.after() instanceof NotPosted) {
            deliveries.delete(ready.id());
        } else if (!ready.after().equals(ready.before())) {
            deliveries.put(ready.id(), ready.after());
        }
        deadlines.move(ready.id(), dueAt(ready.before()), dueAt(ready.after()), ready.headers());
        ready.events().forEach(event -> forward(event.body().userId(), event, ready.headers()));
        ready.requests().forEach(request -> forward(request.body().userId(), request, ready.headers()));
    }

    private void forward(UserId user, Message<?> message, Headers headers) {
        context.forward(new Record<>(user, message, message.occurredAt().toEpochMilli(), headers));
    }

    private MailboxState mailbox(UserId user) {
        return Objects.requireNonNullElse(mailboxes.get(user), Unknown.EMPTY);
    }

    private DeliveryState delivery(NotificationId id) {
        return Objects.requireNonNullElseGet(deliveries.get(id), NotPosted::new);
    }

    private static Optional<Email> address(MailboxState mailbox) {
        return mailbox instanceof Open open ? Optional.of(open.address()) : Optional.empty();
    }

    private static Optional<Instant> dueAt(DeliveryState state) {
        return state instanceof Timed timed ? Optional.of(timed.dueAt()) : Optional.empty();
    }

    private static Notice notice(Message<NotificationCommand> message, Optional<String> traceparent) {
        return switch (message.body()) {
            case NotifyUser c ->
                new Notice(
                        NotificationId.causedBy(message.eventId()),
                        c.userId(),
                        c.type(),
                        c.subject(),
                        c.text(),
                        traceparent);
        };
    }

    private static Optional<String> traceparent(Headers headers) {
        Header header = headers.lastHeader(MessageHeaders.TRACEPARENT);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), UTF_8));
    }

    private static Headers headers(Optional<String> traceparent) {
        Headers headers = new RecordHeaders();
        traceparent.ifPresent(text -> headers.add(MessageHeaders.TRACEPARENT, text.getBytes(UTF_8)));
        return headers;
    }
}
