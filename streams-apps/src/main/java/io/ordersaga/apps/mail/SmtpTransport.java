package io.ordersaga.apps.mail;

import io.ordersaga.apps.settings.SmtpSettings;
import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.topics.Email;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Hands each message to a mail server by SMTP, over a connection of its own. */
public final class SmtpTransport implements MailTransport {
    private static final int PERMANENT_MIN = 500;
    private static final int PERMANENT_MAX = 599;

    private final SmtpSettings settings;
    private final Letterhead letterhead;
    private final Session session;

    public SmtpTransport(SmtpSettings settings, Email from) {
        this.settings = settings;
        this.letterhead = new Letterhead(from, InstantSource.system());
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public void send(Mail mail) throws MailRefusedException, NoAnswerException {
        MimeMessage message = letterhead.write(mail, session);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(settings.user().orElse(null), settings.password().orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            throw refusedOrNot(e);
        } catch (AuthenticationFailedException e) {
            throw new NoAnswerException("mail-server-refused-login", e);
        } catch (MessagingException e) {
            throw new NoAnswerException("mail-server-unreachable", e);
        }
    }

    // A refusal for good ends the matter; every other answer may be another one the next time.
    private static NoAnswerException refusedOrNot(SendFailedException failure) throws MailRefusedException {
        int code = Stream.<Exception>iterate(failure, e -> e instanceof MessagingException, SmtpTransport::next)
                .map(SmtpTransport::replyCode)
                .flatMapToInt(OptionalInt::stream)
                .max()
                .orElse(0);
        if (code >= PERMANENT_MIN && code <= PERMANENT_MAX) {
            throw new MailRefusedException("smtp-" + code, failure);
        }
        return new NoAnswerException(code == 0 ? "mail-not-sent" : "smtp-" + code, failure);
    }

    private static Exception next(Exception failure) {
        return ((MessagingException) failure).getNextException();
    }

    private static OptionalInt replyCode(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException e -> OptionalInt.of(e.getReturnCode());
            case SMTPSenderFailedException e -> OptionalInt.of(e.getReturnCode());
            case SMTPSendFailedException e -> OptionalInt.of(e.getReturnCode());
            default -> OptionalInt.empty();
        };
    }

    private static Properties properties(SmtpSettings settings) {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        // Once a message is taken, a farewell that gets lost must not make it look as if it had not been.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }
}
