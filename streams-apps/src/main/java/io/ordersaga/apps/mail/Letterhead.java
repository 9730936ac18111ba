package io.ordersaga.apps.mail;

import io.ordersaga.topics.Email;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes messages as they travel (RFC 5322), all from one sender. The Message-ID follows from the notification's id. */
final class Letterhead {
    static final String TRACE_ID = "X-Trace-Id";
    static final String INVALID_ADDRESS = "invalid-address";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss xx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Email from;
    private final InstantSource clock;

    Letterhead(Email from, InstantSource clock) {
        this.from = from;
        this.clock = clock;
    }

    /** @throws MailRefusedException if mail knows no such address */
    MimeMessage write(Mail mail, Session session) throws MailRefusedException {
        try {
            MimeMessage message = new IdentifiedMessage(session, messageId(mail));
            message.setFrom(address(from));
            message.setRecipient(Message.RecipientType.TO, address(mail.to()));
            message.setSubject(mail.subject().value(), StandardCharsets.UTF_8.name());
            message.setText(mail.body().replace("\n", "\r\n"), StandardCharsets.UTF_8.name());
            message.setHeader("Date", DATE.format(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            if (mail.traceId().isPresent()) {
                message.setHeader(TRACE_ID, mail.traceId().get());
            }
            message.saveChanges();
            return message;
        } catch (AddressException e) {
            throw new MailRefusedException(INVALID_ADDRESS, e);
        } catch (MessagingException e) {
            throw new IllegalStateException("a message could not be written", e);
        }
    }

    private String messageId(Mail mail) {
        return "<" + mail.id().value() + from.value().substring(from.value().indexOf('@')) + ">";
    }

    private static InternetAddress address(Email email) throws AddressException {
        return new InternetAddress(email.value(), true);
    }

    /** A message that keeps the id it was given; the library would give it a random one. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
