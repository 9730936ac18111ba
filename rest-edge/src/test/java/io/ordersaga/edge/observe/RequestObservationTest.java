package io.ordersaga.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answered;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.RawClient;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.http.TestRoutes;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.edge.token.TokenVerifier;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestObservationTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final BlockingQueue<Answered> seen = new LinkedBlockingQueue<>();
    private final SigningKey key = SigningKey.generate();
    private final ServiceMetrics metrics = new ServiceMetrics("test-service");
    private final ServiceServer server = new ServiceServer(
                    List.of(
                            TestRoutes.get("/things/{id}", "get-thing", Access.only(Role.USER))
                                    .taking(Parameter.path("id", Schema.text()))
                                    .handledBy(request -> Reply.ok(Map.of("a", 1))),
                            TestRoutes.get("/boom", "boom").handledBy(request -> {
                                throw new IllegalStateException("on purpose");
                            }),
                            metrics.routes().getFirst()),
                    new TokenVerifier(new PublicKeys(List.of(key.publicHalf())), Clock.systemUTC()),
                    new SplittableRandom(1))
            .observedBy(metrics.requests())
            .observedBy(seen::add)
            .start("127.0.0.1", 0);

    @AfterEach
    void close() {
        server.close();
        metrics.close();
    }

    @Test
    void shouldTellOfAnAnswerByItsRouteAndNeverByItsPath() throws Exception {
        UserId user = UserId.of(new java.util.UUID(1, 2));
        String token = new TokenIssuer(key, Instant::now).issue(user, Role.USER, 1);

        String body = get(
                "/things/secret-7",
                "Authorization: Bearer " + token,
                "traceparent: 00-" + TRACE + "-b7ad6b7169203331-01");

        Answered answered = next();
        assertThat(answered.by()).isEqualTo(new Answered.Answerer("get-thing", "/things/{id}"));
        assertThat(answered.method()).isEqualTo("GET");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.bytes()).isEqualTo(body.length()).isPositive();
        assertThat(answered.user()).contains(user);
        assertThat(answered.trace())
                .hasValueSatisfying(trace -> assertThat(trace.traceId()).isEqualTo(TRACE));
        assertThat(answered.took()).isPositive();
    }

    @Test
    void shouldTellOfRefusalsFailuresAndWhatNoRouteAnswers() throws Exception {
        get("/things/7");
        assertThat(next())
                .matches(one -> one.status() == 401 && one.by().operation().equals("get-thing"));
        get("/boom");
        assertThat(next())
                .matches(one -> one.status() == 500 && one.by().operation().equals("boom"));
        get("/usr_1/nothing-here");
        assertThat(next()).matches(one -> one.status() == 404 && one.by().equals(Answered.Answerer.UNKNOWN));
        RawClient.send(server.port(), "PURGE /things/7 HTTP/1.1\nHost: x\nConnection: close\n\n");
        assertThat(next()).matches(one -> one.method().equals("OTHER") && one.status() >= 400);
    }

    @Test
    void shouldServeMetricsWithoutAnyPathOrId() throws Exception {
        get("/things/7");
        next();
        get("/usr_1/nothing-here");
        next();

        String text = get("/metrics");

        assertThat(text)
                .contains("http_server_requests_seconds_bucket{method=\"GET\",operation=\"get-thing\","
                        + "route=\"/things/{id}\",service=\"test-service\",status=\"401\",le=\"0.005\"}")
                .contains("route=\"unknown\"", "jvm_memory_used_bytes{")
                .doesNotContain("usr_1", "things/7");
    }

    private String get(String path, String... headers) throws Exception {
        String lines = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
        return RawClient.send(server.port(), "GET " + path + " HTTP/1.1\nHost: x\n" + lines + "Connection: close\n\n")
                .body();
    }

    private Answered next() throws InterruptedException {
        Answered answered = seen.poll(20, TimeUnit.SECONDS);
        if (answered == null) {
            throw new AssertionError("no answer was told of");
        }
        return answered;
    }
}
