package io.ordersaga.edge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.ordersaga.edge.gateway.RecordingUpstream.Received;
import io.ordersaga.edge.http.RawClient;
import io.ordersaga.edge.http.ServiceServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void close() throws Exception {
        client.close();
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void shouldPassMethodPathQueryAndBodyOnByteForByte(String method) throws Exception {
        RecordingUpstream products = upstream(RecordingUpstream.text(200, "answer"));
        Gateway gateway = gateway(Map.of("/api/products", products.address()));
        String target = "/api/products/a%2Db%20c/%e2%82%ac+x?q=%41+b&&c=%2F..%2f&d";

        HttpResponse<String> answer =
                send(request(gateway, target).method(method, BodyPublishers.ofString("{\"a\": \"€\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("answer");
        Received received = products.only();
        assertThat(received.method()).isEqualTo(method);
        assertThat(received.target()).isEqualTo(target);
        assertThat(received.body()).isEqualTo("{\"a\": \"€\"}");
    }

    @Test
    void shouldChooseTheServiceByWholeSegmentsOfThePath() throws Exception {
        RecordingUpstream users = upstream(RecordingUpstream.text(200, "users"));
        RecordingUpstream products = upstream(RecordingUpstream.text(200, "products"));
        RecordingUpstream orders = upstream(RecordingUpstream.text(200, "orders"));
        RecordingUpstream payments = upstream(RecordingUpstream.text(200, "payments"));
        RecordingUpstream notifications = upstream(RecordingUpstream.text(200, "notifications"));
        RecordingUpstream analytics = upstream(RecordingUpstream.text(200, "analytics"));
        Gateway gateway = start(Gateways.of(
                Upstreams.of(Map.of(
                        "user-service", Upstream.at(users.address()),
                        "product-service", Upstream.at(products.address()),
                        "order-service", Upstream.at(orders.address()),
                        "payment-service", Upstream.at(payments.address()),
                        "notification-service", Upstream.at(notifications.address()),
                        "analytics-service", Upstream.at(analytics.address()))::get),
                GatewaySettings.standard()));

        assertThat(bodies(gateway, "/api/auth/login", "/api/users", "/.well-known/jwks.json"))
                .containsOnly("users");
        assertThat(bodies(gateway, "/api/products?limit=1", "/api/admin/products/prd_1"))
                .containsOnly("products");
        assertThat(bodies(gateway, "/api/orders/all")).containsOnly("orders");
        assertThat(bodies(gateway, "/api/payments/")).containsOnly("payments");
        assertThat(bodies(gateway, "/api/notifications/my-notifications")).containsOnly("notifications");
        assertThat(bodies(gateway, "/api/analytics/funnel")).containsOnly("analytics");
        assertThat(bodies(gateway, "/api/orders-of-others", "/api/admin", "/api/admin/orders", "/", "/Api/users"))
                .allMatch(body -> body.contains("\"code\":\"not-found\""));
    }

    @Test
    void shouldSetForwardingHeadersItselfWhenTheClientForgesThem() throws Exception {
        RecordingUpstream users = upstream(RecordingUpstream.text(200, "x"));
        Gateway gateway = gateway(Map.of("/api/users", users.address()));

        send(request(gateway, "/api/users")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=203.0.113.7"));

        Map<String, List<String>> headers = users.only().headers();
        assertThat(headers)
                .containsEntry("X-forwarded-for", List.of("127.0.0.1"))
                .containsEntry("X-forwarded-host", List.of("localhost:" + gateway.port()))
                .containsEntry("X-forwarded-proto", List.of("http"))
                .containsEntry("Host", List.of(users.address().getAuthority()))
                .doesNotContainKeys("X-forwarded-prefix", "Forwarded");
    }

    @Test
    void shouldKeepHeadersOfThisConnectionOnlyToItself() throws Exception {
        RecordingUpstream users = upstream(exchange -> {
            exchange.getResponseHeaders().put("Connection", List.of("X-Inner"));
            exchange.getResponseHeaders().put("X-Inner", List.of("1"));
            exchange.getResponseHeaders().put("Proxy-Authenticate", List.of("Basic"));
            exchange.getResponseHeaders().put("X-Outer", List.of("1", "2"));
            RecordingUpstream.answer(exchange, 200, "x".getBytes(UTF_8));
        });
        Gateway gateway = gateway(Map.of("/api/users", users.address()));

        RawClient.Answer answer = RawClient.send(gateway.port(), """
                GET /api/users HTTP/1.1
                Host: shop
                Connection: close, X-Mine
                X-Mine: 1
                TE: trailers
                Proxy-Authorization: Basic eA==
                Authorization: Bearer t
                X-Two: a
                X-Two: b

                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.hasHeader("X-Inner: 1")).isFalse();
        assertThat(answer.hasHeader("Proxy-Authenticate: Basic")).isFalse();
        assertThat(answer.hasHeader("X-Outer: 1")).isTrue();
        assertThat(answer.hasHeader("X-Outer: 2")).isTrue();
        assertThat(users.only().headers())
                .doesNotContainKeys("X-mine", "Te", "Proxy-authorization")
                .containsEntry("Authorization", List.of("Bearer t"))
                .containsEntry("X-two", List.of("a", "b"));
    }

    @Test
    void shouldPassTheClientsTraceOnAndBack() throws Exception {
        RecordingUpstream users = upstream(RecordingUpstream.text(200, "x"));
        Gateway gateway = gateway(Map.of("/api/users", users.address()));
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        HttpResponse<String> answer = send(request(gateway, "/api/users").header("traceparent", traceparent));

        assertThat(users.only().headers()).containsEntry("Traceparent", List.of(traceparent));
        assertThat(answer.headers().firstValue("Trace-Id")).contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void shouldBeginATraceThatTheServiceGoesOnWith() throws Exception {
        ServiceServer service = start(ServiceServer.withFallback(
                List.of(),
                exchange ->
                        exchange.response().getWriter().write(exchange.trace().traceId()),
                new SplittableRandom(2)));
        Gateway gateway = gateway(Map.of("/api/users", address(service.port())));

        HttpResponse<String> answer = send(request(gateway, "/api/users").header("traceparent", "nonsense"));

        assertThat(answer.body()).matches("[0-9a-f]{32}");
        assertThat(answer.headers().allValues("Trace-Id")).containsExactly(answer.body());
    }

    @Test
    void shouldPassStatusAndHeadersBackUnchanged() throws Exception {
        byte[] zipped = {31, -117, 8, 0, 1, 2, 3};
        RecordingUpstream users = upstream(exchange -> {
            exchange.getResponseHeaders().put("Location", List.of("/api/users/1"));
            exchange.getResponseHeaders().put("Content-Encoding", List.of("gzip"));
            exchange.getResponseHeaders().put("Cache-Control", List.of("max-age=60"));
            exchange.getResponseHeaders().put("ETag", List.of("\"7\""));
            RecordingUpstream.answer(exchange, 302, zipped);
        });
        Gateway gateway = gateway(Map.of("/api/users", users.address()));

        HttpResponse<byte[]> answer = client.send(
                request(gateway, "/api/users").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.body()).isEqualTo(zipped);
        assertThat(answer.headers().allValues("Location")).containsExactly("/api/users/1");
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=60");
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"7\"");
        assertThat(answer.headers().allValues("Content-Length")).containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void shouldAddNothingToAnAnswerWithoutBody(int status) throws Exception {
        RecordingUpstream users = upstream(exchange -> RecordingUpstream.answer(exchange, status, new byte[0]));
        Gateway gateway = gateway(Map.of("/api/users", users.address()));

        HttpResponse<String> answer = send(request(gateway, "/api/users"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKey("content-type");
    }

    @Test
    void shouldAnswerHeadWithTheLengthAndWithoutTheBody() throws Exception {
        RecordingUpstream users = upstream(exchange -> {
            exchange.getResponseHeaders().put("Content-Length", List.of("1234"));
            RecordingUpstream.answer(exchange, 200, new byte[0]);
        });
        Gateway gateway = gateway(Map.of("/api/users", users.address()));

        HttpResponse<String> answer = send(request(gateway, "/api/users").method("HEAD", BodyPublishers.noBody()));

        assertThat(users.only().method()).isEqualTo("HEAD");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Length")).containsExactly("1234");
    }

    @Test
    void shouldPassTheLargestBodyOnAndALargerOneNot() throws Exception {
        RecordingUpstream orders = upstream(RecordingUpstream.text(200, "x"));
        Gateway gateway = gateway(Map.of("/api/orders", orders.address()));
        String largest = "a".repeat(ServiceServer.MAX_BODY);
        String larger = largest + "a";

        HttpResponse<String> good = send(request(gateway, "/api/orders").POST(BodyPublishers.ofString(largest)));
        HttpResponse<String> declared = send(request(gateway, "/api/orders").POST(BodyPublishers.ofString(larger)));
        HttpResponse<String> chunked = send(
                request(gateway, "/api/orders").POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(larger))));

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(orders.only().body()).isEqualTo(largest);
        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(declared.body()).contains("\"code\":\"body-too-large\"");
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("\"code\":\"body-too-large\"");
    }

    @Test
    void shouldPassALongAnswerOnWhileItIsBeingWritten() throws Exception {
        CountDownLatch firstPartArrived = new CountDownLatch(1);
        RecordingUpstream orders = upstream(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(firstPartArrived);
            exchange.getResponseBody().write("second".getBytes(UTF_8));
            exchange.close();
        });
        Gateway gateway = gateway(Map.of("/api/orders", orders.address()));

        HttpResponse<InputStream> answer =
                client.send(request(gateway, "/api/orders").build(), BodyHandlers.ofInputStream());
        String first = new String(answer.body().readNBytes(5), UTF_8);
        firstPartArrived.countDown();
        String rest = new String(answer.body().readAllBytes(), UTF_8);

        assertThat(first).isEqualTo("first");
        assertThat(rest).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products/../users",
                "/api/products/%2e%2e/users",
                "/api/products/.%2E/users",
                "/api/products/./x",
                "/api/products/..;/users",
                "/api/products/..",
                "/api/products/..%2fusers",
                "/api/products/%zz",
                "/api/products/a|b",
                "/api/products?q={}",
            })
    void shouldRefuseAPathThatServersReadInDifferentWays(String target) throws Exception {
        RecordingUpstream products = upstream(RecordingUpstream.text(200, "x"));
        Gateway gateway = gateway(Map.of("/api/products", products.address()));

        RawClient.Answer answer =
                RawClient.send(gateway.port(), "GET " + target + " HTTP/1.1\nHost: shop\nConnection: close\n\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"bad-request\"");
        assertThat(products.count()).isZero();
    }

    @Test
    void shouldSayThatItIsAliveWhenNoServiceIs() throws Exception {
        Gateway gateway = gateway(Map.of("/api/users", address(1)));

        HttpResponse<String> health = send(request(gateway, "/health"));
        HttpResponse<String> live = send(request(gateway, "/health/live"));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"OK\",\"service\":\"gateway\",\"checks\":{\"alive\":true}}");
        assertThat(live.statusCode()).isEqualTo(200);
    }

    private RecordingUpstream upstream(HttpHandler answer) throws IOException {
        RecordingUpstream upstream = new RecordingUpstream(answer);
        open.addLast(upstream);
        return upstream;
    }

    private Gateway gateway(Map<String, URI> byPrefix) {
        return start(Gateways.of(Gateways.lone(byPrefix), GatewaySettings.standard()));
    }

    private Gateway start(Gateway gateway) {
        open.addFirst(gateway);
        return gateway.start("127.0.0.1", 0);
    }

    private ServiceServer start(ServiceServer server) {
        open.addLast(server);
        return server.start("127.0.0.1", 0);
    }

    private static HttpRequest.Builder request(Gateway gateway, String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + target))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private List<String> bodies(Gateway gateway, String... targets) throws IOException, InterruptedException {
        List<String> bodies = new ArrayList<>();
        for (String target : targets) {
            bodies.add(send(request(gateway, target)).body());
        }
        return bodies;
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
