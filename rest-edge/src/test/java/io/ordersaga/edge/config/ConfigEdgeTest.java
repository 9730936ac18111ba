package io.ordersaga.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.http.RawClient;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.TestEdge;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigEdgeTest {
    private static final ConfigRepository REPOSITORY = ConfigRepository.of(Map.of(
            "user-service.json",
            "{\"pollMs\":5,\"db\":{\"password\":\"hush\"},\"apiKey\":[\"k1\"],\"note\":\"secret:quiet\",\"monkey\":1}",
            "order-service.json",
            "{}"));

    private final ServiceTokens tokens = new ServiceTokens(new byte[32]);
    private final TestEdge guarded = edge(false);
    private final TestEdge open = edge(true);

    private TestEdge edge(boolean isOpen) {
        return new TestEdge(new ConfigEdge(REPOSITORY, tokens, isOpen).routes().toArray(Route[]::new));
    }

    @AfterEach
    void close() {
        guarded.close();
        open.close();
    }

    @Test
    void shouldShowSecretsToTheirOwnerOnly() {
        TestEdge.Answer own = guarded.getWithToken("/api/config/user-service/dev", tokens.issue("user-service"));
        TestEdge.Answer others = guarded.getWithToken("/api/config/user-service/dev", tokens.issue("order-service"));

        assertThat(own.text())
                .isEqualTo("{\"service\":\"user-service\",\"profile\":\"dev\",\"settings\":{\"pollMs\":5,"
                        + "\"db\":{\"password\":\"hush\"},\"apiKey\":[\"k1\"],\"note\":\"quiet\",\"monkey\":1}}");
        assertThat(others.json().path("settings"))
                .hasToString("{\"pollMs\":5,\"db\":{\"password\":\"********\"},\"apiKey\":[\"********\"],"
                        + "\"note\":\"********\",\"monkey\":1}");
        assertThat(open.get("/api/config/user-service/dev").json().path("settings"))
                .isEqualTo(others.json().path("settings"));
    }

    @Test
    void shouldListServicesAndProfiles() {
        String token = tokens.issue("order-service");

        assertThat(guarded.getWithToken("/api/config/services", token).text())
                .isEqualTo("[\"order-service\",\"user-service\"]");
        assertThat(guarded.getWithToken("/api/config/user-service/profiles", token)
                        .text())
                .isEqualTo("[\"default\",\"dev\",\"prod\"]");
        assertThat(guarded.getWithToken("/api/config/nobody/profiles", token).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/config/services", "/api/config/user-service/profiles", "/api/config/user-service/dev"})
    void shouldRefuseWhoeverHasNoTokenOfAService(String path) {
        String other = new ServiceTokens(
                        "another secret of thirty-two bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .issue("user-service");

        for (String wrong : List.of(other, "user-service.", ".", "", tokens.issue(""), tokens.issue("x") + "x")) {
            assertThat(guarded.getWithToken(path, wrong).status()).as(wrong).isEqualTo(401);
            assertThat(open.getWithToken(path, wrong).status()).as(wrong).isEqualTo(401);
        }
        TestEdge.Answer none = guarded.get(path);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    static List<String> pathsThatNameNothing() {
        return List.of(
                "/api/config/../default",
                "/api/config/../../etc/passwd",
                "/api/config/..%2f..%2fetc%2fpasswd/default",
                "/api/config/%2e%2e/default",
                "/api/config/%2e%2e%2fuser-service/default",
                "/api/config/user-service/..%2fdefault",
                "/api/config/user-service/%2e%2e",
                "/api/config//etc/passwd",
                "/api/config/%2fetc%2fpasswd/default",
                "/api/config/..%5c..%5cuser-service/default",
                "/api/config/user-service;x/default",
                "/api/config/C:%5cwindows/default",
                "/api/config/user-service.json/default",
                "/api/config/USER-SERVICE/default",
                "/api/config/" + "a".repeat(6000) + "/default");
    }

    @ParameterizedTest
    @MethodSource("pathsThatNameNothing")
    void shouldAnswerEveryOtherPathWithAProblem(String path) throws IOException {
        RawClient.Answer answer =
                RawClient.send(open.port(), "GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n");

        assertThat(answer.status()).as(path).isEqualTo(404);
        assertThat(answer.hasHeader("Content-Type: application/problem+json")).isTrue();
        assertThat(answer.body()).doesNotContain("root:", "hush", "pollMs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/config/user-service%00/default",
                "/api/config/user-service%00.json/default",
                "/api/config/%c0%ae%c0%ae/default"
            })
    void shouldRefuseAPathThatIsNoTextBeforeAnyRoute(String path) throws IOException {
        RawClient.Answer answer =
                RawClient.send(open.port(), "GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.hasHeader("Content-Type: application/problem+json")).isTrue();
    }

    @Test
    void shouldGiveAClientItsSettingsAndSayWhyIfItCannot() throws Exception {
        ConfigClient client = client(guarded.port());

        assertThat(client.settings("user-service", "prod", tokens.issue("user-service"))
                        .path("db"))
                .hasToString("{\"password\":\"hush\"}");
        assertThatThrownBy(() -> client.settings("user-service", "prod", "wrong"))
                .isInstanceOf(ConfigUnavailableException.class)
                .hasMessageContaining("status 401");
        assertThatThrownBy(() -> client(1).settings("user-service", "prod", "any"))
                .isInstanceOf(ConfigUnavailableException.class)
                .hasMessageContaining("in 3 attempts");
    }

    private static ConfigClient client(int port) {
        return new ConfigClient(
                new ConfigClient.Server(URI.create("http://127.0.0.1:" + port), 3, Duration.ofMillis(10)));
    }
}
