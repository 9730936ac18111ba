package io.ordersaga.edge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.ordersaga.edge.gateway.GatewaySettings.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event streams through the gateway: they may go on for longer than any other answer. */
@Timeout(60)
class GatewayStreamTest {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private RecordingUpstream upstream;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        upstream = new RecordingUpstream(this::stream);
        gateway = gateway(LONG, LONG);
    }

    private Gateway gateway(Duration answer, Duration silence) {
        Upstreams upstreams = new Upstreams(Map.of("/api", Upstream.at(upstream.address())));
        return Gateways.of(upstreams, Gateways.waiting(new Patience(LONG, answer, silence, LONG)))
                .start("127.0.0.1", 0);
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            while (true) {
                exchange.getResponseBody().write(pieces.take().getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            exchange.close();
        }
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        gateway.close();
        upstream.close();
    }

    @Test
    void shouldPassPiecesOnForLongerThanAnAnswerMayTake() throws Exception {
        gateway.close();
        gateway = gateway(ANSWER, LONG);
        pieces.add("00");
        try (InputStream body = body()) {
            long end = System.nanoTime() + ANSWER.plusSeconds(1).toNanos();
            while (System.nanoTime() < end) {
                assertThat(new String(body.readNBytes(2), UTF_8)).isEqualTo("00");
                assertThat(hungUp.await(10, TimeUnit.MILLISECONDS)).isFalse();
                pieces.add("00");
            }
            assertThat(body.readNBytes(2)).hasSize(2);
        }
    }

    @Test
    void shouldEndAStreamOfWhichNothingIsHeardAnyMore() throws Exception {
        gateway.close();
        gateway = gateway(LONG, SILENCE);
        pieces.add("00");
        try (InputStream body = body()) {
            body.readNBytes(2);
            long begun = System.nanoTime();

            assertThatThrownBy(body::read).isInstanceOf(IOException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SILENCE.multipliedBy(10));
        }
    }

    @Test
    void shouldHangUpOnTheServiceWhenTheClientHasHungUp() throws Exception {
        pieces.add("00");
        InputStream body = body();
        body.readNBytes(2);

        body.close();

        while (!hungUp.await(10, TimeUnit.MILLISECONDS)) {
            pieces.add("x".repeat(10_000));
        }
        assertThat(hungUp.getCount()).isZero();
    }

    @Test
    void shouldEndStreamsWhenItStops() throws Exception {
        pieces.add("00");
        try (InputStream body = body()) {
            body.readNBytes(2);
            long begun = System.nanoTime();

            gateway.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        }
    }

    private InputStream body() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/api/events"))
                .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
