package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationEvent.NotificationFailed;
import io.ordersaga.topics.notification.NotificationEvent.NotificationRequested;
import io.ordersaga.topics.notification.NotificationEvent.NotificationSent;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationRequest.SendEmail;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.notification.NotificationResult.EmailNotSent;
import io.ordersaga.topics.notification.NotificationResult.EmailRefused;
import io.ordersaga.topics.notification.NotificationResult.EmailSent;
import io.ordersaga.topology.decision.notification.DeliveryInput.Posted;
import io.ordersaga.topology.decision.notification.DeliveryInput.TimeCome;
import io.ordersaga.topology.decision.notification.DeliveryInput.WorkerSaid;
import io.ordersaga.topology.decision.notification.DeliveryState.AwaitingRetry;
import io.ordersaga.topology.decision.notification.DeliveryState.Ended;
import io.ordersaga.topology.decision.notification.DeliveryState.NotPosted;
import io.ordersaga.topology.decision.notification.DeliveryState.Sending;
import java.time.Instant;
import java.util.List;

/** What becomes of one notification. Pure: the same state, input and time give the same step. */
public final class Delivery {
    /** Why a notification failed whose user left before it could be tried again. */
    public static final String ACCOUNT_DELETED = "account-deleted";

    private final DeliveryPolicy policy;
    private final Instant now;

    private Delivery(DeliveryPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /**
     * @param events what has happened; empty where the input changes nothing that anybody sees
     * @param requests what the mail worker is to do
     */
    public record Step(DeliveryState next, List<NotificationEvent> events, List<NotificationRequest> requests) {
        public Step {
            events = List.copyOf(events);
            requests = List.copyOf(requests);
        }
    }

    private record On(DeliveryState state, DeliveryInput input) {}

    /** @param now when the decision is taken; back-offs count from it */
    public static Step decide(DeliveryState state, DeliveryInput input, Instant now, DeliveryPolicy policy) {
        return new Delivery(policy, now).decide(state, input);
    }

    private Step decide(DeliveryState state, DeliveryInput input) {
        return switch (new On(state, input)) {
            case On(NotPosted s, Posted i) -> send(i.notice(), 1, i.to(), List.of(requested(i.notice())));

            // What was delivered was delivered, whichever attempt did it; somebody may even have repeated it by hand.
            case On(Sending s, WorkerSaid(EmailSent r)) -> sent(r);
            case On(AwaitingRetry s, WorkerSaid(EmailSent r)) -> sent(r);
            case On(Ended s, WorkerSaid(EmailSent r)) when !s.sent() -> sent(r);

            case On(Sending s, WorkerSaid(EmailRefused r)) when r.attempt() == s.attempt() -> failed(r, r.reason());
            case On(Sending s, WorkerSaid(EmailNotSent r))
            when r.attempt() == s.attempt() && isLast(s.attempt()) -> failed(r, r.reason());
            case On(Sending s, WorkerSaid(EmailNotSent r)) when r.attempt() == s.attempt() -> awaitRetry(s);

            case On(AwaitingRetry s, TimeCome i) when i.dueAt().equals(s.dueAt()) -> again(s, i);
            case On(Ended s, TimeCome i) when i.dueAt().equals(s.dueAt()) -> to(new NotPosted());

            // Repeated or late: already decided.
            case On(DeliveryState s, DeliveryInput i) -> to(s);
        };
    }

    private Step again(AwaitingRetry s, TimeCome time) {
        Notice notice = s.notice();
        return time.to()
                .map(address -> send(notice, s.attempt() + 1, address, List.of()))
                .orElseGet(() -> to(
                        ended(false),
                        new NotificationFailed(notice.userId(), notice.id(), s.attempt(), ACCOUNT_DELETED)));
    }

    private Step awaitRetry(Sending s) {
        return to(new AwaitingRetry(
                s.notice(), s.attempt(), now.plus(policy.backOff().backOff(s.attempt()))));
    }

    private Step send(Notice notice, int attempt, Email address, List<NotificationEvent> events) {
        SendEmail request = new SendEmail(
                notice.userId(), notice.id(), attempt, isLast(attempt), address, notice.subject(), notice.text());
        return new Step(new Sending(notice, attempt), events, List.of(request));
    }

    private Step sent(NotificationResult r) {
        return to(ended(true), new NotificationSent(r.userId(), r.notificationId(), r.attempt()));
    }

    private Step failed(NotificationResult r, String reason) {
        return to(ended(false), new NotificationFailed(r.userId(), r.notificationId(), r.attempt(), reason));
    }

    private Ended ended(boolean sent) {
        return new Ended(sent, now.plus(DeliveryPolicy.REMEMBERED));
    }

    private boolean isLast(int attempt) {
        return attempt >= policy.maxAttempts();
    }

    private static NotificationRequested requested(Notice notice) {
        return new NotificationRequested(
                notice.userId(),
                notice.id(),
                notice.type(),
                NotificationChannel.EMAIL,
                notice.subject(),
                notice.text());
    }

    private static Step to(DeliveryState next, NotificationEvent... events) {
        return new Step(next, List.of(events), List.of());
    }
}
