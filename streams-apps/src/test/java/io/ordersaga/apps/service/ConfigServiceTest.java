package io.ordersaga.apps.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.apps.settings.ConfigServerSettings;
import io.ordersaga.apps.settings.ConfiguredRemotely;
import io.ordersaga.apps.settings.InvalidSettingsException;
import io.ordersaga.apps.settings.PaymentSettings;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.apps.settings.SettingsReader;
import io.ordersaga.edge.config.ConfigRepository;
import io.ordersaga.edge.config.ConfigUnavailableException;
import io.ordersaga.edge.config.ServiceTokens;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigServiceTest {
    private static final ConfigRepository REPOSITORY = ConfigRepository.of(
            Map.of(
                    "payment-service.json",
                    "{\"payment\":{\"provider\":\"http\",\"providerUrl\":\"https://pay.example\",\"providerKey\":\"hush-hush\"}}"));

    private final ServiceTokens tokens = new ServiceTokens(new byte[32]);
    private int port;
    private ConfigService server = new ConfigService(new HostInfo("127.0.0.1", 0), REPOSITORY, tokens, false);

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new ConfigService(new HostInfo("127.0.0.1", port), REPOSITORY, tokens, false);
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldGiveAServiceInAProcessOfItsOwnItsSettingsSecretsIncluded() throws Exception {
        PaymentSettings settings =
                settings(tokens.issue("payment-service")).of("payment-service", PaymentSettings::read);

        assertThat(settings.provider())
                .isInstanceOfSatisfying(
                        PaymentSettings.Provider.Http.class,
                        http -> assertThat(http.key()).isEqualTo("hush-hush"));
    }

    @Test
    void shouldRefuseToStartWithTheTokenOfAnotherServiceOrWithoutTheServer() {
        ServiceSettings other = settings(tokens.issue("order-service"));

        assertThatThrownBy(() -> other.of("payment-service", PaymentSettings::read))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("PAYMENT_PROVIDER_KEY from the config server is masked");
        assertThatThrownBy(() -> other.of("unknown-service", PaymentSettings::read))
                .isInstanceOf(ConfigUnavailableException.class)
                .hasMessageContaining("status 404");

        server.close();

        assertThatThrownBy(() -> other.of("payment-service", PaymentSettings::read))
                .isInstanceOf(ConfigUnavailableException.class)
                .hasMessageContaining("in 2 attempts");
    }

    @Test
    void shouldAskNobodyUnlessTheAddressIsSet() {
        ConfigServerSettings settings = ConfigServerSettings.read(new SettingsReader(Map.of()));

        assertThat(ConfiguredRemotely.of(settings, Duration.ZERO)).isSameAs(ServiceSettings.Remote.NONE);
    }

    private ServiceSettings settings(String token) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CONFIG_SERVER_URL",
                "http://127.0.0.1:" + port,
                "CONFIG_SERVER_ATTEMPTS",
                "2",
                "CONFIG_SERVER_TOKEN",
                token));
        ConfigServerSettings settings = ConfigServerSettings.read(new SettingsReader(environment));
        return new ServiceSettings(environment, ConfiguredRemotely.of(settings, Duration.ofMillis(10)));
    }
}
