package io.ordersaga.apps.mail;

import static io.ordersaga.apps.mail.Mails.ADA;
import static io.ordersaga.apps.mail.Mails.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ordersaga.apps.worker.Errand;
import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationRequest.SendEmail;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topics.notification.NotificationResult.EmailNotSent;
import io.ordersaga.topics.notification.NotificationResult.EmailRefused;
import io.ordersaga.topics.notification.NotificationResult.EmailSent;
import io.ordersaga.topics.notification.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailWorkTest {
    private static final UserId USER = UserId.of(new UUID(0, 2));
    private static final Subject SUBJECT = new Subject("Hello");
    private static final EmailSent SENT = new EmailSent(USER, ID, 2);
    private static final EmailRefused REFUSED = new EmailRefused(USER, ID, 2, "smtp-550");
    private static final EmailNotSent NOT_SENT = new EmailNotSent(USER, ID, 2, "timeout");

    @Test
    void shouldSendWhatIsRequestedWithItsTrace() throws Exception {
        List<Mail> sent = new ArrayList<>();

        NotificationResult result =
                errand(sent::add).run(request(false), Optional.of("00-" + Mails.TRACE_ID + "-b7ad6b7169203331-01"));

        assertThat(result).isEqualTo(SENT);
        assertThat(sent).containsExactly(new Mail(ID, ADA, SUBJECT, "body\n", Optional.of(Mails.TRACE_ID)));
    }

    @Test
    void shouldSendNoTraceThatIsNone() throws Exception {
        List<Mail> sent = new ArrayList<>();

        errand(sent::add).run(request(false), Optional.of("x\r\nBcc: all@example.org"));
        errand(sent::add).run(request(false), Optional.empty());

        assertThat(sent).extracting(Mail::traceId).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void shouldTellARefusalFromAFailure() throws Exception {
        Errand<NotificationRequest, NotificationResult> refusing = errand(mail -> {
            throw new MailRefusedException("smtp-550");
        });
        Errand<NotificationRequest, NotificationResult> failing = errand(mail -> {
            throw new NoAnswerException("smtp-450");
        });

        assertThat(refusing.run(request(false), Optional.empty())).isEqualTo(REFUSED);
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> failing.run(request(false), Optional.empty()));
        assertThat(failing.unanswered(request(false), "timeout")).isEqualTo(NOT_SENT);
    }

    @Test
    void shouldKeepWhatIsLostInTheDeadLetters() {
        Errand<NotificationRequest, NotificationResult> errand = errand(mail -> {});

        assertThat(errand.loss(request(true), SENT)).isEmpty();
        assertThat(errand.loss(request(false), NOT_SENT)).isEmpty();
        assertThat(errand.loss(request(false), REFUSED)).hasValue("refused: smtp-550");
        assertThat(errand.loss(request(true), NOT_SENT)).hasValue("given up after the last attempt: timeout");
    }

    @Test
    void shouldNotHoldVirtualThreadsWhileItWaits() {
        Thread thread = errand(mail -> {}).threads().newThread(() -> {});

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
    }

    private static Errand<NotificationRequest, NotificationResult> errand(MailTransport transport) {
        return MailWork.of(transport).errand();
    }

    private static NotificationRequest request(boolean last) {
        return new SendEmail(USER, ID, 2, last, ADA, SUBJECT, "body\n");
    }
}
