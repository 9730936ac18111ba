package io.ordersaga.system.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.apps.settings.ConfigProcessSettings;
import io.ordersaga.apps.settings.ConfiguredRemotely;
import io.ordersaga.apps.settings.InvalidSettingsException;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.apps.settings.ShopSettings;
import io.ordersaga.edge.config.ServiceTokens;
import io.ordersaga.system.local.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The config server as its own process runs it, asked as a service in a process of its own asks it. */
class ConfigServerPartTest {
    private static final String SECRET = "a secret of thirty-two or more characters";

    @TempDir
    private Path repository;

    private int port;
    private ConfigServerPart server;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(
                repository.resolve("order-service.json"),
                "{\"saga\": {\"paymentTimeoutMs\": 1}, \"apiKey\": \"hidden\"}");
        Files.writeString(repository.resolve("order-service-prod.json"), "{\"saga\": {\"paymentTimeoutMs\": 2}}");
        ConfigProcessSettings settings = ConfigProcessSettings.of(Map.of(
                "CONFIG_SERVER_SECRET", SECRET, "CONFIG_PROFILE", "prod", "CONFIG_REPOSITORY", repository.toString()));
        port = FreePorts.one("config server").number();
        server = new ConfigServerPart(
                new HostInfo(settings.listen().host(), port), settings.server(), settings.tokens());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldGiveAServiceItsOwnSettingsForItsToken() throws Exception {
        assertThat(as("order-service").of("order-service"))
                .isEqualTo(Map.of("SAGA_PAYMENT_TIMEOUT_MS", "2", "API_KEY", "hidden"));
    }

    @Test
    void shouldKeepTheSecretsOfAServiceFromAnother() {
        assertThatThrownBy(() -> as("payment-service").of("order-service"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("API_KEY from the config server is masked: the token is not this service's");
    }

    @Test
    void shouldGiveNothingForATokenThatSomebodyElseMade() {
        ServiceSettings.Remote forged = asking(
                new ServiceTokens("another secret of thirty-two characters".getBytes(UTF_8)).issue("order-service"));

        assertThatThrownBy(() -> forged.of("order-service")).hasMessageContaining("401");
    }

    private ServiceSettings.Remote as(String service) {
        return asking(new ServiceTokens(SECRET.getBytes(UTF_8)).issue(service));
    }

    private ServiceSettings.Remote asking(String token) {
        ShopSettings shop = ShopSettings.read(Map.of(
                "CONFIG_SERVER_URL",
                "http://127.0.0.1:" + port,
                "CONFIG_SERVER_TOKEN",
                token,
                "CONFIG_PROFILE",
                "prod",
                "CONFIG_SERVER_ATTEMPTS",
                "30"));
        return ConfiguredRemotely.of(shop.configServer(), Duration.ofMillis(1));
    }
}
