package io.ordersaga.apps.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.edge.gateway.GatewaySettings;
import io.ordersaga.topics.Email;
import io.ordersaga.topology.decision.order.SagaPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopSettingsTest {
    private static final StreamsSettings DEFAULT = new StreamsSettings(pace(20, 10, 0), pace(200, 100, 0), "USD");
    private static final ConfigServerSettings NO_CONFIG_SERVER =
            new ConfigServerSettings(true, Optional.empty(), "default", 10, Optional.empty(), Optional.empty());

    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        assertThat(ShopSettings.read(Map.of()))
                .isEqualTo(new ShopSettings(
                        DEFAULT,
                        new OrderSettings(
                                DEFAULT,
                                new SagaPolicy(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(10))),
                        new PaymentSettings(DEFAULT, Duration.ofSeconds(5), new PaymentSettings.Provider.Simulator(0)),
                        NO_CONFIG_SERVER,
                        Optional.empty(),
                        GatewaySettings.standard(),
                        new TokenKeySettings(Optional.empty(), List.of()),
                        MailSettings.read(new SettingsReader(Map.of()))));
    }

    @Test
    void shouldTakeEveryKeyWhenAllAreSet() {
        Map<String, String> environment = map(
                "COMMIT_INTERVAL_MS", "20",
                "POLL_MS", "30",
                "VIEW_COMMIT_INTERVAL_MS", "50",
                "FETCH_WAIT_MS", "40",
                "SAGA_RESERVATION_TIMEOUT_MS", "1001",
                "SAGA_PAYMENT_TIMEOUT_MS", "1002",
                "SAGA_RELEASE_TIMEOUT_MS", "1003",
                "PAYMENT_CALL_TIMEOUT_MS", "1004",
                "PAYMENT_DECLINE_PERCENT", "25",
                "CURRENCY", "EUR",
                "ADMIN_EMAIL", "Boss@Shop.example",
                "ADMIN_PASSWORD", "correct horse");

        StreamsSettings other = new StreamsSettings(pace(20, 30, 40), pace(50, 26, 40), "EUR");
        assertThat(ShopSettings.read(environment))
                .isEqualTo(new ShopSettings(
                        other,
                        new OrderSettings(
                                other,
                                new SagaPolicy(
                                        Duration.ofMillis(1001), Duration.ofMillis(1002), Duration.ofMillis(1003))),
                        new PaymentSettings(other, Duration.ofMillis(1004), new PaymentSettings.Provider.Simulator(25)),
                        NO_CONFIG_SERVER,
                        Optional.of(new Account(new Email("boss@shop.example"), "correct horse")),
                        GatewaySettings.standard(),
                        new TokenKeySettings(Optional.empty(), List.of()),
                        MailSettings.read(new SettingsReader(environment))));
    }

    @ParameterizedTest
    @CsvSource({
        "COMMIT_INTERVAL_MS, 1, 1000",
        "POLL_MS, 1, 1000",
        "VIEW_COMMIT_INTERVAL_MS, 1, 1000",
        "FETCH_WAIT_MS, 0, 1000",
        "SAGA_RESERVATION_TIMEOUT_MS, 100, 3600000",
        "SAGA_PAYMENT_TIMEOUT_MS, 100, 3600000",
        "SAGA_RELEASE_TIMEOUT_MS, 100, 3600000",
        "PAYMENT_CALL_TIMEOUT_MS, 100, 60000",
        "PAYMENT_DECLINE_PERCENT, 0, 100"
    })
    void shouldTakeANumberInItsRangeAndRefuseAnyOther(String key, long min, long max) {
        ShopSettings.read(Map.of(key, Long.toString(min)));
        ShopSettings.read(Map.of(key, Long.toString(max)));

        for (String outside : new String[] {Long.toString(min - 1), Long.toString(max + 1)}) {
            assertThat(refusal(Map.of(key, outside))).contains(key + "=" + outside + " must be " + min + ".." + max);
        }
        for (String none : new String[] {"", " 1", "1.5", "0x10", "ten", "99999999999999999999"}) {
            assertThat(refusal(Map.of(key, none)))
                    .contains(key + "=" + none + " must be a whole number " + min + ".." + max);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "E1R", " EUR", "EUR\n"})
    void shouldRefuseACurrencyThatIsNoCode(String text) {
        assertThat(refusal(Map.of("CURRENCY", text))).contains("CURRENCY=" + text + " must match [A-Z]{3}");
    }

    @Test
    void shouldRefuseHalfAnAdministrator() {
        String both = "ADMIN_EMAIL and ADMIN_PASSWORD must be set both or neither";

        assertThat(refusal(Map.of("ADMIN_EMAIL", "boss@shop.example"))).contains(both);
        assertThat(refusal(Map.of("ADMIN_PASSWORD", "correct horse")))
                .contains(both)
                .doesNotContain("correct horse");
    }

    @Test
    void shouldRefuseAnAdministratorWhoseAddressIsNone() {
        assertThat(refusal(Map.of("ADMIN_EMAIL", "boss", "ADMIN_PASSWORD", "correct horse")))
                .contains("ADMIN_EMAIL=boss must be an e-mail address")
                .doesNotContain("correct horse");
    }

    @Test
    void shouldRefuseAPasswordOfWrongLengthWithoutShowingIt() {
        for (String password : new String[] {"short12", "x".repeat(129)}) {
            assertThat(refusal(Map.of("ADMIN_EMAIL", "boss@shop.example", "ADMIN_PASSWORD", password)))
                    .contains("ADMIN_PASSWORD=(hidden) must have 8..128 characters")
                    .doesNotContain(password);
        }
    }

    @Test
    void shouldNameEveryMistakeAtOnce() {
        Map<String, String> environment = new HashMap<>();
        for (String key : new String[] {
            "COMMIT_INTERVAL_MS",
            "POLL_MS",
            "VIEW_COMMIT_INTERVAL_MS",
            "FETCH_WAIT_MS",
            "SAGA_RESERVATION_TIMEOUT_MS",
            "SAGA_PAYMENT_TIMEOUT_MS",
            "SAGA_RELEASE_TIMEOUT_MS",
            "PAYMENT_CALL_TIMEOUT_MS",
            "PAYMENT_DECLINE_PERCENT",
            "CURRENCY",
            "ADMIN_EMAIL",
            "ADMIN_PASSWORD"
        }) {
            environment.put(key, "-");
        }

        String message = refusal(environment);

        assertThat(environment.keySet()).allSatisfy(key -> assertThat(message).contains(key + "="));
        assertThat(message.split("; ")).hasSize(environment.size());
    }

    @Test
    void shouldNeverShowThePasswordOfAnAccount() {
        ShopSettings settings =
                ShopSettings.read(Map.of("ADMIN_EMAIL", "boss@shop.example", "ADMIN_PASSWORD", "correct horse"));

        assertThat(settings.toString()).contains("boss@shop.example").doesNotContain("correct horse");
    }

    @Test
    void shouldIgnoreWhatOthersKeepInTheEnvironment() {
        assertThat(ShopSettings.read(Map.of("PATH", "/bin", "LANG", "C"))).isEqualTo(ShopSettings.read(Map.of()));
    }

    private static Pace pace(long commitMillis, long pollMillis, long fetchMillis) {
        return new Pace(Duration.ofMillis(commitMillis), Duration.ofMillis(pollMillis), Duration.ofMillis(fetchMillis));
    }

    /** Keys and values in turn; {@code Map.of} takes ten pairs. */
    private static Map<String, String> map(String... texts) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < texts.length; i += 2) {
            map.put(texts[i], texts[i + 1]);
        }
        return map;
    }

    private static String refusal(Map<String, String> environment) {
        InvalidSettingsException refusal =
                catchThrowableOfType(InvalidSettingsException.class, () -> ShopSettings.read(environment));
        assertThat(refusal).as("refusal of %s", environment.keySet()).isNotNull();
        return String.valueOf(refusal.getMessage());
    }
}
