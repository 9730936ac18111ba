package io.ordersaga.system.simulation.world;

import io.ordersaga.system.simulation.step.Step.Outcome;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.wire.WireNames;
import java.util.List;

/** What the workers do. */
final class Errands {
    private static final String UNANSWERED = "timeout";

    private Errands() {}

    static List<Errand<?, ?, ?>> all(Provider provider) {
        return List.of(payment(provider), mail());
    }

    private static Errand<OrderId, PaymentRequest, PaymentResult> payment(Provider provider) {
        return new Errand<>(
                "payment-worker",
                Topics.PAYMENT_REQUESTS,
                Topics.PAYMENT_RESULTS,
                WireNames.PAYMENT_RESULTS,
                (request, outcome) -> ask(provider, request, outcome));
    }

    private static PaymentResult ask(Provider provider, PaymentRequest request, Outcome outcome) {
        if (outcome == Outcome.REQUEST_LOST) {
            return unknown(request);
        }
        PaymentResult answer = provider.obey(request);
        return outcome == Outcome.ANSWER_LOST ? unknown(request) : answer;
    }

    private static PaymentResult unknown(PaymentRequest r) {
        return new PaymentResult.OutcomeUnknown(r.orderId(), r.paymentId(), r.attempt(), UNANSWERED);
    }

    private static Errand<UserId, NotificationRequest, NotificationResult> mail() {
        return new Errand<>(
                "mail-worker",
                Topics.NOTIFICATION_REQUESTS,
                Topics.NOTIFICATION_RESULTS,
                WireNames.NOTIFICATION_RESULTS,
                Errands::send);
    }

    private static NotificationResult send(NotificationRequest r, Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> new NotificationResult.EmailSent(r.userId(), r.notificationId(), r.attempt());
            case REQUEST_LOST, ANSWER_LOST ->
                new NotificationResult.EmailNotSent(r.userId(), r.notificationId(), r.attempt(), UNANSWERED);
            case REFUSED ->
                new NotificationResult.EmailRefused(r.userId(), r.notificationId(), r.attempt(), "smtp-550");
        };
    }
}
