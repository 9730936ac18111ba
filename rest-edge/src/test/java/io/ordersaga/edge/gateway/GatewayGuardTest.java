package io.ordersaga.edge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.ordersaga.edge.gateway.GatewaySettings.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One ailing service behind the gateway, and a sound one beside it. */
@Timeout(60)
class GatewayGuardTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile boolean retryAfter;
    private volatile boolean held;
    private RecordingUpstream ailing;
    private RecordingUpstream sound;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        ailing = new RecordingUpstream(this::answer);
        sound = new RecordingUpstream(RecordingUpstream.text(200, "sound"));
        gateway = gateway(trying(Duration.ofMinutes(1)));
    }

    private static GatewaySettings trying(Duration open) {
        return Gateways.waiting(new Patience(LONG, LONG, LONG, open));
    }

    private Gateway gateway(GatewaySettings settings) {
        Upstreams upstreams = new Upstreams(
                Map.of("/api/orders", Upstream.at(ailing.address()), "/api/products", Upstream.at(sound.address())));
        return Gateways.of(upstreams, settings).start("127.0.0.1", 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        if (held) {
            hold();
        }
        if (retryAfter) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        RecordingUpstream.answer(exchange, status, "ailing".getBytes(UTF_8));
    }

    private void hold() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        release.countDown();
        client.close();
        gateway.close();
        ailing.close();
        sound.close();
    }

    @Test
    void shouldAnswerAtOnceInPlaceOfAServiceThatFailsAndLeaveOthersAlone() throws Exception {
        fail(503);
        long before = asked.get();
        long begun = System.nanoTime();

        HttpResponse<String> refused = send("POST", "/api/orders");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":\"upstream-unavailable\"").contains("has been failing");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(asked).hasValue((int) before);
        assertThat(send("GET", "/api/products").body()).isEqualTo("sound");
    }

    @Test
    void shouldLetRequestsPassAgainByItselfWhenTheServiceIsBack() throws Exception {
        gateway.close();
        gateway = gateway(trying(Duration.ofMillis(500)));
        fail(502);

        status = 200;
        HttpResponse<String> answer = send("POST", "/api/orders");
        while (answer.statusCode() == 503) {
            answer = send("POST", "/api/orders");
        }

        assertThat(answer.body()).isEqualTo("ailing");
        for (int i = 0; i < 20; i++) {
            assertThat(send("POST", "/api/orders").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswerInPlaceOfAServiceThatIsStopped() throws Exception {
        ailing.close();

        List<String> details = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = send("POST", "/api/orders");
            assertThat(answer.statusCode()).isEqualTo(503);
            details.add(answer.body());
        }

        assertThat(details.getFirst()).contains("asking again shortly");
        assertThat(details.getLast()).contains("has been failing");
    }

    @Test
    void shouldNotTakeAConsideredAnswerForAFailure() throws Exception {
        retryAfter = true;
        for (int code : List.of(503, 500, 404, 429)) {
            status = code;
            for (int i = 0; i < 20; i++) {
                assertThat(send("GET", "/api/orders").statusCode()).isEqualTo(code);
            }
        }

        assertThat(asked).hasValue(80);
    }

    @Test
    void shouldAskOnceMoreOnlyWhenAReadFails() throws Exception {
        status = 502;

        assertThat(send("GET", "/api/orders").statusCode()).isEqualTo(502);
        assertThat(asked).hasValue(2);
        assertThat(send("POST", "/api/orders").statusCode()).isEqualTo(502);
        assertThat(asked).hasValue(3);
        assertThat(send("DELETE", "/api/orders").statusCode()).isEqualTo(502);
        assertThat(asked).hasValue(4);
    }

    @Test
    void shouldRefuseAtOnceWhenTooManyRequestsWaitForOneService() throws Exception {
        gateway.close();
        gateway = gateway(Gateways.letting(2));
        held = true;
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            waiting.add(client.sendAsync(request("POST", "/api/orders").build(), BodyHandlers.ofString()));
        }
        while (asked.get() < 2) {
            Thread.onSpinWait();
        }

        HttpResponse<String> refused = send("POST", "/api/orders");
        HttpResponse<String> other = send("GET", "/api/products");
        release.countDown();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("too many requests wait");
        assertThat(other.statusCode()).isEqualTo(200);
        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }

    /** Lets the service fail until the gateway no longer asks it. */
    private void fail(int code) throws IOException, InterruptedException {
        status = code;
        String body = send("POST", "/api/orders").body();
        while (!body.contains("has been failing")) {
            body = send("POST", "/api/orders").body();
        }
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(request(method, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody());
    }
}
