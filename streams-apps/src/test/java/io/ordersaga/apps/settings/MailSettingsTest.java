package io.ordersaga.apps.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.topics.Email;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
    private static final Map<String, String> ALL = Map.of(
            "SMTP_HOST", "mail.example.org",
            "SMTP_PORT", "25",
            "SMTP_USER", "shop",
            "SMTP_PASSWORD", "secret-word",
            "SMTP_STARTTLS", "off",
            "SMTP_TIMEOUT_MS", "1001",
            "MAIL_FROM", "Shop@Example.org",
            "MAIL_MAX_ATTEMPTS", "3",
            "MAIL_RETRY_FIRST_MS", "1002",
            "MAIL_RETRY_LONGEST_MS", "1003");

    @Test
    void shouldUseNoMailServerWhenNothingIsSet() {
        assertThat(read(Map.of()))
                .isEqualTo(new MailSettings(
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        new Email("no-reply@ordersaga.example"),
                        new DeliveryPolicy(new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(10)), 10)));
    }

    @Test
    void shouldTakeEveryKeyWhenAllAreSet() {
        Duration timeout = Duration.ofMillis(1001);

        assertThat(read(ALL))
                .isEqualTo(new MailSettings(
                        Optional.of(new SmtpSettings(
                                "mail.example.org",
                                25,
                                Optional.of("shop"),
                                Optional.of("secret-word"),
                                false,
                                timeout)),
                        timeout,
                        new Email("shop@example.org"),
                        new DeliveryPolicy(new RetryPolicy(Duration.ofMillis(1002), Duration.ofMillis(1003)), 3)));
    }

    @Test
    void shouldEncryptOnTheSubmissionPortUnlessToldOtherwise() {
        SmtpSettings smtp =
                read(Map.of("SMTP_HOST", "mail", "MAIL_FROM", "a@b.org")).smtp().orElseThrow();

        assertThat(smtp.port()).isEqualTo(587);
        assertThat(smtp.startTls()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_HOST, mail example, SMTP_HOST=mail example must be",
        "SMTP_PORT, 65536, SMTP_PORT=65536 must be 1..65535",
        "SMTP_STARTTLS, maybe, SMTP_STARTTLS=maybe must match required|off",
        "SMTP_TIMEOUT_MS, 99, SMTP_TIMEOUT_MS=99 must be 100..60000",
        "MAIL_FROM, nobody, MAIL_FROM=nobody must be an e-mail address",
        "MAIL_MAX_ATTEMPTS, 0, MAIL_MAX_ATTEMPTS=0 must be 1..100",
        "MAIL_RETRY_FIRST_MS, 9, MAIL_RETRY_FIRST_MS=9 must be 10..3600000",
        "MAIL_RETRY_LONGEST_MS, 1001, MAIL_RETRY_LONGEST_MS=1001 must be at least MAIL_RETRY_FIRST_MS=1002"
    })
    void shouldNameKeyValueAndRangeWhenAValueIsWrong(String key, String value, String complaint) {
        Map<String, String> environment = new HashMap<>(ALL);
        environment.put(key, value);

        assertThat(refused(environment)).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL_FROM, MAIL_FROM must be set",
        "SMTP_USER, SMTP_USER and SMTP_PASSWORD must be set both or neither",
        "SMTP_PASSWORD, SMTP_USER and SMTP_PASSWORD must be set both or neither",
        "SMTP_HOST, SMTP_USER has no meaning without SMTP_HOST"
    })
    void shouldRefuseHalfAConfiguration(String missing, String complaint) {
        Map<String, String> environment = new HashMap<>(ALL);
        environment.remove(missing);

        assertThat(refused(environment)).contains(complaint).doesNotContain("secret-word");
    }

    private static MailSettings read(Map<String, String> environment) {
        return ShopSettings.read(environment).mail();
    }

    private static String refused(Map<String, String> environment) {
        InvalidSettingsException refusal =
                catchThrowableOfType(InvalidSettingsException.class, () -> ShopSettings.read(environment));
        assertThat(refusal).isNotNull();
        return String.valueOf(refusal.getMessage());
    }
}
