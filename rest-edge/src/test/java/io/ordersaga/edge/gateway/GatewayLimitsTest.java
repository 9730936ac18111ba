package io.ordersaga.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.RateClass;
import io.ordersaga.edge.token.Caller;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway counts, for whom, and what it tells of it. */
class GatewayLimitsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UserId ANA = new UserId("usr_00000000-0000-0001-0000-000000000001");
    private static final GatewaySettings SMALL = Gateways.limited(Map.of(
            RateClass.AUTH, new RateLimit(2, HOUR),
            RateClass.WRITE, new RateLimit(3, HOUR),
            RateClass.READ, new RateLimit(4, HOUR)));

    private final HttpClient client = HttpClient.newHttpClient();
    private RecordingUpstream upstream;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        upstream = new RecordingUpstream(RecordingUpstream.text(200, "x"));
        gateway = gateway(SMALL);
    }

    private Gateway gateway(GatewaySettings settings) {
        Upstreams upstreams = new Upstreams(Map.of("/api", Upstream.at(upstream.address())));
        return new Gateway(
                        upstreams,
                        token -> token.equals("ana") ? Optional.of(new Caller(ANA, Role.USER)) : Optional.empty(),
                        settings,
                        new SplittableRandom(1))
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        client.close();
        gateway.close();
        upstream.close();
    }

    @Test
    void shouldTellWhatIsLeftAndRefuseWhenNothingIs() throws Exception {
        HttpResponse<String> first = send("POST", "/api/auth/login");
        HttpResponse<String> second = send("POST", "/api/auth/login");
        HttpResponse<String> third = send("POST", "/api/auth/login");

        assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"auth\";q=2;w=3600");
        assertThat(first.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"auth\";r=1;t=");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).contains("\"code\":\"rate-limited\"");
        assertThat(third.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"auth\";r=0;t=");
        // A budget of two an hour gives one back every half hour.
        assertThat(third.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1790L, 1800L);
        assertThat(upstream.count()).isEqualTo(2);
    }

    @Test
    void shouldCountEachClassOfItsOwn() throws Exception {
        drain("POST", "/api/auth/register", 2);

        assertThat(send("POST", "/api/orders").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/auth/profile").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/api/auth/login").statusCode()).isEqualTo(429);
        assertThat(send("POST", "/api/auth/login/").statusCode()).isEqualTo(429);
    }

    @Test
    void shouldCountWhatNoServiceKnowsToo() throws Exception {
        drain("DELETE", "/nowhere", 3);

        assertThat(send("DELETE", "/nowhere").statusCode()).isEqualTo(429);
        assertThat(send("GET", "/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldCountAUserWhereverTheRequestsComeFrom() throws Exception {
        gateway.close();
        gateway = gateway(new GatewaySettings(
                SMALL.limits(),
                SMALL.patience(),
                SMALL.maxConcurrent(),
                Gateways.trusting("127.0.0.1").trustedProxies(),
                SMALL.corsOrigins(),
                false));

        for (int i = 0; i < 3; i++) {
            assertThat(from("203.0.113." + i, "ana").statusCode()).isEqualTo(200);
        }

        assertThat(from("203.0.113.9", "ana").statusCode()).isEqualTo(429);
        assertThat(from("203.0.113.9", "forged").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldCountTheClientAndNotWhatItClaimsToBe() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(from("203.0.113." + i, "nobody").statusCode()).isEqualTo(200);
        }

        assertThat(from("203.0.113.4", "nobody").statusCode()).isEqualTo(429);
    }

    private void drain(String method, String path, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            assertThat(send(method, path).statusCode()).isNotEqualTo(429);
        }
    }

    private HttpResponse<String> from(String address, String token) throws IOException, InterruptedException {
        return send(request("POST", "/api/orders")
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(request(method, path));
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
