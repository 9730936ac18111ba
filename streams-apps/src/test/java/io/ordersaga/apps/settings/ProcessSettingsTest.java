package io.ordersaga.apps.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.gateway.Upstream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessSettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldTakeDefaultsForWhatIsNotSet() {
        ProcessSettings settings =
                ProcessSettings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "SERVICE_SECRET", SECRET));

        assertThat(settings.brokers().partitions()).isEqualTo(12);
        assertThat(settings.brokers().replicationFactor()).isEqualTo((short) 3);
        assertThat(settings.copies()).isEqualTo(1);
        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.listen()).isEqualTo(new ListenSettings("127.0.0.1", "127.0.0.1"));
        assertThat(settings.service(ServiceName.ORDERS)).isEqualTo(Upstream.at(URI.create("http://127.0.0.1:3003")));
    }

    @Test
    void shouldTakeSeveralInstancesOfAService() {
        ProcessSettings settings = ProcessSettings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2",
                "SERVICE_SECRET", SECRET,
                "LISTEN_HOST", "0.0.0.0",
                "ADVERTISED_HOST", "orders-1",
                "PRODUCT_SERVICE_URLS", "http://p1:3002,http://p2:3002"));

        assertThat(settings.service(ServiceName.PRODUCTS))
                .isEqualTo(Upstream.at(URI.create("http://p1:3002"), URI.create("http://p2:3002")));
        assertThat(settings.listen()).isEqualTo(new ListenSettings("0.0.0.0", "orders-1"));
    }

    @Test
    void shouldBeFoundByTheMachinesNameWhenItListensOnAllAddresses() throws Exception {
        ProcessSettings settings = ProcessSettings.of(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "a:1", "SERVICE_SECRET", SECRET, "LISTEN_HOST", "0.0.0.0"));

        assertThat(settings.listen().advertisedHost())
                .isEqualTo(InetAddress.getLocalHost().getHostName());
    }

    @Test
    void shouldNameEverythingThatIsWrongAndNeverTheSecret() {
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "nowhere",
                "SERVICE_SECRET", "too short",
                "KAFKA_PARTITIONS", "0",
                "SESSION_TIMEOUT_MS", "10",
                "ORDER_SERVICE_URLS", "http://shop/path");

        assertThatThrownBy(() -> ProcessSettings.of(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "KAFKA_BOOTSTRAP_SERVERS=nowhere must match",
                        "SERVICE_SECRET=(hidden) must have 32..1000 characters",
                        "KAFKA_PARTITIONS=0 must be 1..1000",
                        "SESSION_TIMEOUT_MS=10 must be 6000..300000",
                        "ORDER_SERVICE_URLS=http://shop/path: an upstream must be http://host:port")
                .hasMessageNotContaining("too short");
    }

    @Test
    void shouldRefuseToStartWithoutBrokersAndSecret() {
        assertThatThrownBy(() -> ProcessSettings.of(Map.of()))
                .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS must be set")
                .hasMessageContaining("SERVICE_SECRET must be set");
    }
}
