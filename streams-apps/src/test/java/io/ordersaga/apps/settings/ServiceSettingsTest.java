package io.ordersaga.apps.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.apps.service.ShippedConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    private static final Map<String, Function<SettingsReader, Object>> FORMS = Map.of(
            "gateway", GatewayKeys::read,
            "user-service", StreamsSettings::read,
            "product-service", StreamsSettings::read,
            "order-service", OrderSettings::read,
            "payment-service", PaymentSettings::read,
            "notification-service", NotificationSettings::read,
            "analytics-service", StreamsSettings::read);

    @Test
    void shouldPreferTheEnvironmentToTheConfigServerToTheDefaultAndTellWhich() {
        SettingsReader reader =
                new SettingsReader(Map.of("POLL_MS", "7"), Map.of("POLL_MS", "8", "COMMIT_INTERVAL_MS", "9"));

        StreamsSettings settings = StreamsSettings.read(reader);

        reader.complete();
        assertThat(settings)
                .isEqualTo(new StreamsSettings(
                        new Pace(Duration.ofMillis(9), Duration.ofMillis(7), Duration.ZERO),
                        new Pace(Duration.ofMillis(200), Duration.ofMillis(100), Duration.ZERO),
                        "USD"));
        assertThat(reader.settings())
                .extracting(Setting::line)
                .containsExactly(
                        "COMMIT_INTERVAL_MS=9 (config server)",
                        "POLL_MS=7 (environment)",
                        "VIEW_COMMIT_INTERVAL_MS=200 (default)",
                        "FETCH_WAIT_MS=0 (default)",
                        "CURRENCY=USD (default)");
    }

    @Test
    void shouldRefuseAtOnceWrongValuesAndKeysThatAreNotOfTheService() {
        ServiceSettings settings = new ServiceSettings(
                Map.of("POLL_MS", "x"), service -> Map.of("COMMIT_INTERVAL_MS", "0", "SAGA_TYPO_MS", "1"));

        assertThatThrownBy(() -> settings.of("user-service", StreamsSettings::read))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "POLL_MS=x must be a whole number 1..1000",
                        "COMMIT_INTERVAL_MS=0 must be 1..1000",
                        "SAGA_TYPO_MS from the config server is not a setting of this service");
    }

    @Test
    void shouldHideSecretsAndReadThemFromFiles(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "a long enough key\n");
        Map<String, String> environment = Map.of(
                "PAYMENT_PROVIDER", "http",
                "PAYMENT_PROVIDER_URL", "https://pay.example/v1",
                "PAYMENT_PROVIDER_KEY_FILE", file.toString());
        SettingsReader reader = new SettingsReader(environment);

        PaymentSettings settings = PaymentSettings.read(reader);

        reader.complete();
        assertThat(settings.provider())
                .isInstanceOfSatisfying(
                        PaymentSettings.Provider.Http.class,
                        http -> assertThat(http.key()).isEqualTo("a long enough key"));
        assertThat(settings.toString() + reader.settings()).doesNotContain("long enough");
        assertThat(reader.settings()).extracting(Setting::line).contains("PAYMENT_PROVIDER_KEY=(hidden) (environment)");
    }

    @Test
    void shouldRefuseAnHttpProviderWithoutAddressOrKey() {
        SettingsReader reader = new SettingsReader(Map.of("PAYMENT_PROVIDER", "http", "PAYMENT_PROVIDER_KEY", "short"));

        PaymentSettings.read(reader);

        assertThatThrownBy(reader::complete)
                .hasMessageContaining("needs PAYMENT_PROVIDER_URL and PAYMENT_PROVIDER_KEY")
                .hasMessageContaining("PAYMENT_PROVIDER_KEY=(hidden) must have 8..1000 characters")
                .hasMessageNotContaining("short");
    }

    @Test
    void shouldReadNestedObjectsAsOneName() throws Exception {
        ObjectNode settings =
                (ObjectNode) new JsonMapper().readTree("{\"saga\":{\"paymentTimeoutMs\":5},\"currency\":\"EUR\"}");

        assertThat(ConfiguredRemotely.flat(settings))
                .isEqualTo(Map.of("SAGA_PAYMENT_TIMEOUT_MS", "5", "CURRENCY", "EUR"));
        ObjectNode bad = (ObjectNode) new JsonMapper().readTree("{\"pollMs\":1,\"POLL_MS\":2,\"currency\":[1]}");
        assertThatThrownBy(() -> ConfiguredRemotely.flat(bad))
                .hasMessageContaining("POLL_MS comes twice")
                .hasMessageContaining("CURRENCY from the config server must be");
    }

    @Test
    void shouldShipSettingsThatTheirServicesUnderstand() {
        assertThat(ShippedConfiguration.repository().services()).containsExactlyInAnyOrderElementsOf(FORMS.keySet());
        for (String profile : List.of("default", "dev", "prod")) {
            FORMS.forEach((service, form) -> {
                ObjectNode shipped = ShippedConfiguration.repository()
                        .settings(service, profile)
                        .orElseThrow();
                SettingsReader reader = new SettingsReader(Map.of(), ConfiguredRemotely.flat(shipped));

                Object settings = form.apply(reader);

                reader.complete();
                assertThat(settings).as(service + " " + profile).isNotNull();
            });
        }
    }

    @Test
    void shouldDocumentEverySettingAsItIs() throws Exception {
        SettingsReader reader = new SettingsReader(Map.of());
        ShopSettings.read(reader);
        ProcessSettings.read(reader);
        ConfigProcessSettings.secret(reader);

        List<String> rows =
                reader.settings().stream().map(ServiceSettingsTest::row).toList();

        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")).lines())
                .filteredOn(line -> line.startsWith("| `"))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    private static String row(Setting setting) {
        Setting.Form form = setting.form();
        return "| `%s` | %s | `%s` | %s |"
                .formatted(
                        setting.key(),
                        form.type(),
                        form.allowed().replace("|", "\\|"),
                        form.fallback().isEmpty() ? "none" : "`" + form.fallback() + "`");
    }
}
