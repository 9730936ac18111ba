package io.ordersaga.apps.mail;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.notification.Subject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.UUID;

/** Messages for tests, and what can be read from them. */
final class Mails {
    static final Email FROM = new Email("shop@example.org");
    static final Email ADA = new Email("ada@example.com");
    static final NotificationId ID = NotificationId.of(new UUID(0, 1));
    static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    private Mails() {}

    static Mail mail() {
        return saying("Hello Ada,\n\nTee für zwei: 14.99 EUR\n");
    }

    static Mail saying(String body) {
        return new Mail(ID, ADA, new Subject("Your order: Tee für zwei"), body, Optional.of(TRACE_ID));
    }

    static String header(MimeMessage message, String name) throws MessagingException {
        return message.getHeader(name, "|");
    }
}
