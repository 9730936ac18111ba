package io.ordersaga.apps.mail;

import io.ordersaga.apps.worker.Errand;
import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.apps.worker.Work;
import io.ordersaga.edge.http.Trace;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationRequest.SendEmail;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.notification.NotificationResult.EmailNotSent;
import io.ordersaga.topics.notification.NotificationResult.EmailRefused;
import io.ordersaga.topics.notification.NotificationResult.EmailSent;
import io.ordersaga.topics.wire.WireNames;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * The work of sending the mail that the notification service asks for. A request that was refused, or failed for the last
 * time, is kept in the dead letters; sent to its topic again, it is tried again.
 */
public final class MailWork {
    private MailWork() {}

    public static Work<UserId, NotificationRequest, NotificationResult> of(MailTransport transport) {
        return new Work<>(
                "mail-worker",
                "mail-server",
                Topics.NOTIFICATION_REQUESTS,
                NotificationRequest::userId,
                Topics.NOTIFICATION_RESULTS,
                WireNames.NOTIFICATION_RESULTS,
                new Posting(transport));
    }

    private record Posting(MailTransport transport) implements Errand<NotificationRequest, NotificationResult> {
        @Override
        public NotificationResult run(NotificationRequest request, Optional<String> traceparent)
                throws NoAnswerException, InterruptedException {
            return switch (request) {
                case SendEmail email -> send(email, traceparent);
            };
        }

        @Override
        public NotificationResult unanswered(NotificationRequest request, String reason) {
            return new EmailNotSent(request.userId(), request.notificationId(), request.attempt(), reason);
        }

        /** Mail libraries wait within synchronized methods; before Java 24 that would hold carriers of virtual threads. */
        @Override
        public ThreadFactory threads() {
            return Thread.ofPlatform().name("mail-", 0).daemon().factory();
        }

        @Override
        public Optional<String> loss(NotificationRequest request, NotificationResult result) {
            return switch (result) {
                case EmailSent r -> Optional.empty();
                case EmailRefused r -> Optional.of("refused: " + r.reason());
                case EmailNotSent r ->
                    isLast(request) ? Optional.of("given up after the last attempt: " + r.reason()) : Optional.empty();
            };
        }

        private NotificationResult send(SendEmail email, Optional<String> traceparent)
                throws NoAnswerException, InterruptedException {
            Optional<String> traceId = traceparent.flatMap(Trace::parse).map(Trace::traceId);
            try {
                transport.send(new Mail(email.notificationId(), email.to(), email.subject(), email.body(), traceId));
                return new EmailSent(email.userId(), email.notificationId(), email.attempt());
            } catch (MailRefusedException e) {
                return new EmailRefused(
                        email.userId(), email.notificationId(), email.attempt(), String.valueOf(e.getMessage()));
            }
        }

        private static boolean isLast(NotificationRequest request) {
            return switch (request) {
                case SendEmail email -> email.lastAttempt();
            };
        }
    }
}
