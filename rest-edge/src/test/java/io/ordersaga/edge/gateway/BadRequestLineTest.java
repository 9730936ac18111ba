package io.ordersaga.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.RawClient;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not valid HTTP never reach a route; they get a problem like every other error. */
class BadRequestLineTest {
    private ServiceServer service;
    private Gateway gateway;

    @BeforeEach
    void open() {
        TokenVerifier verifier = new TokenVerifier(new PublicKeys(List.of()), Clock.systemUTC());
        service = new ServiceServer(List.of(), verifier, new SplittableRandom(1)).start("127.0.0.1", 0);
        Upstreams upstreams =
                new Upstreams(Map.of("/api/orders", Upstream.at(URI.create("http://127.0.0.1:" + service.port()))));
        gateway = Gateways.of(upstreams, GatewaySettings.standard()).start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>\n\n",
                "GET /api/orders\n\n",
                "GET /api/orders HTTP/9.9\nHost: x\n\n",
                "GET /api/orders HTTP/1.1\nConnection: close\n\n",
                "GET /api/orders HTTP/1.1\nHost: x\nHost: y\nConnection: close\n\n",
                "GET /api/orders HTTP/1.1\nHost: x\nBad Header: 1\nConnection: close\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 1\nTransfer-Encoding: chunked\nConnection: close\n\n0\n\n",
                "PUT /api/orders/%ff HTTP/1.1\nHost: x\nConnection: close\n\n",
                "DELETE /api/orders/%00 HTTP/1.1\nHost: x\nConnection: close\n\n",
                "POST /api/orders HTTP/1.1\nHost: x\nContent-Length: -1\nConnection: close\n\n",
            })
    void shouldAnswerWithAProblem(String request) throws IOException {
        assertProblem(RawClient.send(gateway.port(), request));
        assertProblem(RawClient.send(service.port(), request));
    }

    private static void assertProblem(RawClient.Answer answer) {
        assertThat(answer.status()).isBetween(400, 505);
        assertThat(answer.hasHeader("Content-Type: application/problem+json"))
                .as(answer.head())
                .isTrue();
        assertThat(answer.body())
                .startsWith("{\"type\":\"/problems/bad-request\"")
                .contains("\"status\":" + answer.status())
                .contains("\"code\":\"bad-request\"")
                .doesNotContain("script", "html", "jetty");
    }
}
