package io.ordersaga.apps.settings;

import io.ordersaga.topics.Email;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * How mail is sent.
 *
 * @param smtp {@code SMTP_HOST}, {@code SMTP_PORT}, {@code SMTP_USER}, {@code SMTP_PASSWORD}, {@code SMTP_STARTTLS} ({@code
 *     required} or {@code off}): the mail server; without a host, mail is laid down in files
 * @param timeout {@code SMTP_TIMEOUT_MS}: how long one message may take; then it is tried again
 * @param from {@code MAIL_FROM}: the sender's address
 * @param delivery {@code MAIL_MAX_ATTEMPTS}, and {@code MAIL_RETRY_FIRST_MS} which doubles up to {@code
 *     MAIL_RETRY_LONGEST_MS}: how often and when a message is tried again
 */
public record MailSettings(Optional<SmtpSettings> smtp, Duration timeout, Email from, DeliveryPolicy delivery) {
    private static final Email NOBODY = new Email("no-reply@ordersaga.example");
    private static final int SUBMISSION = 587;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_PASSWORD = 1_000;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Notes every mistake with the reader. */
    static MailSettings read(SettingsReader reader) {
        Duration timeout = reader.millis("SMTP_TIMEOUT_MS", DEFAULT_TIMEOUT, SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
        Optional<SmtpSettings> smtp = smtp(reader, timeout);
        Optional<Email> from = reader.email("MAIL_FROM");
        if (smtp.isPresent() && from.isEmpty()) {
            reader.refuse("MAIL_FROM must be set, to an e-mail address, where SMTP_HOST is");
        }
        return new MailSettings(smtp, timeout, from.orElse(NOBODY), delivery(reader));
    }

    private static Optional<SmtpSettings> smtp(SettingsReader reader, Duration timeout) {
        Optional<String> host = reader.optional("SMTP_HOST");
        int port = reader.integer("SMTP_PORT", SUBMISSION, 1, MAX_PORT);
        Optional<String> user = reader.optional("SMTP_USER");
        Optional<String> password = reader.secret("SMTP_PASSWORD", 1, MAX_PASSWORD);
        boolean startTls =
                reader.text("SMTP_STARTTLS", "required", "required|off").equals("required");
        if (user.isPresent() != password.isPresent()) {
            reader.refuse("SMTP_USER and SMTP_PASSWORD must be set both or neither");
        }
        if (user.isPresent() && host.isEmpty()) {
            reader.refuse("SMTP_USER has no meaning without SMTP_HOST");
        }
        return host.filter(name -> isHost(reader, name))
                .map(name -> new SmtpSettings(name, port, user, password, startTls, timeout));
    }

    private static boolean isHost(SettingsReader reader, String host) {
        boolean valid = host.matches("[A-Za-z0-9.:_-]{1,255}");
        if (!valid) {
            reader.refuse("SMTP_HOST=" + host + " must be the name or address of a host");
        }
        return valid;
    }

    private static DeliveryPolicy delivery(SettingsReader reader) {
        RetryPolicy fallback = DeliveryPolicy.DEFAULT.backOff();
        Duration first =
                reader.millis("MAIL_RETRY_FIRST_MS", fallback.first(), RetryPolicy.MIN_FIRST, RetryPolicy.MAX_FIRST);
        Duration longest = reader.millis(
                "MAIL_RETRY_LONGEST_MS", fallback.longest(), RetryPolicy.MIN_FIRST, RetryPolicy.MAX_LONGEST);
        int attempts = reader.integer(
                "MAIL_MAX_ATTEMPTS", DeliveryPolicy.DEFAULT.maxAttempts(), 1, DeliveryPolicy.LIMIT_ATTEMPTS);
        if (longest.compareTo(first) < 0) {
            reader.refuse("MAIL_RETRY_LONGEST_MS=" + longest.toMillis() + " must be at least MAIL_RETRY_FIRST_MS="
                    + first.toMillis());
            return DeliveryPolicy.DEFAULT;
        }
        return new DeliveryPolicy(new RetryPolicy(first, longest), attempts);
    }
}
