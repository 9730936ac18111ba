package io.ordersaga.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.RawClient;
import io.ordersaga.edge.http.RawClient.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of other origins, proxies in front, and what browsers are told. */
class GatewayHeadersTest {
    private static final String SHOP = "https://shop.example";

    private RecordingUpstream upstream;

    @BeforeEach
    void open() throws IOException {
        upstream = new RecordingUpstream(RecordingUpstream.text(200, "x"));
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void shouldSayNothingOfOriginsWhenNoneIsConfigured() throws IOException {
        Answer answer = send(GatewaySettings.standard(), "GET", "Origin: " + SHOP);
        Answer preflight =
                send(GatewaySettings.standard(), "OPTIONS", "Origin: " + SHOP, "Access-Control-Request-Method: POST");

        assertThat(answer.head().toLowerCase(Locale.ROOT)).doesNotContain("access-control", "vary");
        assertThat(preflight.head().toLowerCase(Locale.ROOT)).doesNotContain("access-control");
        assertThat(answer.head()).doesNotContain("Strict-Transport-Security");
    }

    @Test
    void shouldLetPagesOfAConfiguredOriginReadAnswers() throws IOException {
        Answer answer = send(Gateways.serving(SHOP), "GET", "Origin: " + SHOP);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.hasHeader("Access-Control-Allow-Origin: " + SHOP)).isTrue();
        assertThat(answer.hasHeader("Vary: Origin")).isTrue();
        assertThat(answer.head()).contains("Access-Control-Expose-Headers").doesNotContain("Allow-Credentials");
    }

    @Test
    void shouldNotLetPagesOfAnotherOriginReadAnswers() throws IOException {
        for (String origin : List.of("https://evil.example", "https://shop.example.evil", "null", SHOP + ":8443")) {
            Answer answer = send(Gateways.serving(SHOP), "GET", "Origin: " + origin);

            assertThat(answer.head()).doesNotContain("Access-Control");
            assertThat(answer.hasHeader("Vary: Origin")).isTrue();
        }
    }

    @Test
    void shouldAnswerAPreflightByItself() throws IOException {
        Answer answer =
                send(Gateways.serving(SHOP), "OPTIONS", "Origin: " + SHOP, "Access-Control-Request-Method: POST");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.head()).contains("Access-Control-Allow-Methods: GET, HEAD, POST, PUT, DELETE");
        assertThat(answer.head()).contains("Idempotency-Key");
        assertThat(upstream.count()).isZero();
    }

    @Test
    void shouldTellBrowsersToInsistOnTlsOnlyBehindTls() throws IOException {
        assertThat(send(Gateways.serving(), "GET").hasHeader("Strict-Transport-Security: max-age=31536000"))
                .isTrue();
    }

    @Test
    void shouldPassOnWhereARequestCameFromWhenATrustedProxySaysSo() throws IOException {
        send(
                Gateways.trusting("127.0.0.0/8", "::1"),
                "GET",
                "X-Forwarded-For: 198.51.100.1, 203.0.113.9",
                "X-Forwarded-Proto: https");

        assertThat(upstream.only().headers())
                .containsEntry("X-forwarded-for", List.of("203.0.113.9"))
                .containsEntry("X-forwarded-proto", List.of("https"));
    }

    private Answer send(GatewaySettings settings, String method, String... headers) throws IOException {
        Upstreams upstreams = new Upstreams(Map.of("/api", Upstream.at(upstream.address())));
        try (Gateway gateway = Gateways.of(upstreams, settings).start("127.0.0.1", 0)) {
            String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
            return RawClient.send(
                    gateway.port(), method + " /api/users HTTP/1.1\nHost: shop\nConnection: close\n" + more + "\n");
        }
    }
}
