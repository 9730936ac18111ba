package io.ordersaga.apps.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.gateway.GatewaySettings;
import io.ordersaga.edge.gateway.RateLimit;
import io.ordersaga.edge.gateway.TrustedProxies;
import io.ordersaga.edge.http.RateClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayKeysTest {

    @Test
    void shouldTakeEveryKeyWhenAllAreSet() {
        GatewaySettings settings = ShopSettings.read(Map.of(
                        "RATE_LIMIT_AUTH_PER_15_MINUTES", "1",
                        "RATE_LIMIT_WRITE_PER_MINUTE", "2",
                        "RATE_LIMIT_READ_PER_MINUTE", "3",
                        "UPSTREAM_MAX_CONCURRENT", "4",
                        "TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7",
                        "CORS_ORIGINS", "https://shop.example,http://localhost:5173",
                        "BEHIND_TLS", "true"))
                .gateway();

        assertThat(settings)
                .isEqualTo(new GatewaySettings(
                        Map.of(
                                RateClass.AUTH, new RateLimit(1, Duration.ofMinutes(15)),
                                RateClass.WRITE, new RateLimit(2, Duration.ofMinutes(1)),
                                RateClass.READ, new RateLimit(3, Duration.ofMinutes(1))),
                        GatewaySettings.Patience.STANDARD,
                        4,
                        TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7")),
                        Set.of("https://shop.example", "http://localhost:5173"),
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT_AUTH_PER_15_MINUTES, 0, 1..10000000",
        "RATE_LIMIT_WRITE_PER_MINUTE, -1, 1..10000000",
        "RATE_LIMIT_READ_PER_MINUTE, 10000001, 1..10000000",
        "UPSTREAM_MAX_CONCURRENT, 0, 1..100000",
        "TRUSTED_PROXIES, proxy.example, proxy.example",
        "CORS_ORIGINS, *, https://shop.example",
        "CORS_ORIGINS, https://shop.example/, https://shop.example/",
        "BEHIND_TLS, yes, true|false"
    })
    void shouldRefuseAValueNamingTheKeyAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> ShopSettings.read(Map.of(key, value)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(allowed);
    }
}
