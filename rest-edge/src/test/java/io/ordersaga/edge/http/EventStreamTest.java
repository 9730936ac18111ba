package io.ordersaga.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {
    private static final Map<String, Object> NEWS = Map.of("text", "two\nlines");

    private final BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final TestEdge edge = new TestEdge(
            TestRoutes.get("/news", "news").handledBy(request -> Reply.ok((EventStream) this::write)),
            TestRoutes.get("/short", "short")
                    .handledBy(request -> Reply.ok((EventStream) sink -> sink.send("7", "news", NEWS))));

    private void write(EventStream.Sink sink) throws IOException, InterruptedException {
        try {
            while (true) {
                String id = toSend.poll(20, TimeUnit.MILLISECONDS);
                if (id == null) {
                    sink.keepAlive();
                } else {
                    sink.send(id, "news", NEWS);
                }
            }
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        } catch (IOException e) {
            hungUp.countDown();
            throw e;
        }
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void shouldWriteEachEventInTheFormOfTheSpecification() {
        TestEdge.Answer answer = edge.get("/short");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text()).isEqualTo("retry: 1000\n\nid: 7\nevent: news\ndata: {\"text\":\"two\\nlines\"}\n\n");
    }

    @Test
    void shouldDeliverEachEventWhenItHappens() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = lines(client)) {
            toSend.add("1");
            assertThat(next(lines)).isEqualTo("id: 1");

            toSend.add("2");
            assertThat(next(lines)).isEqualTo("id: 2");
            edge.close();
        }
    }

    @Test
    void shouldEndOpenStreamsWhenTheServerStops() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = lines(client)) {
            toSend.add("1");
            next(lines);
            long begun = System.nanoTime();

            edge.close();

            List<String> rest = rest(lines);
            assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(rest).contains(": stopping");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void shouldNoticeWhenTheClientHangsUp() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        BufferedReader lines = lines(client);
        toSend.add("1");
        next(lines);

        client.shutdownNow();

        assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private BufferedReader lines(HttpClient client) throws Exception {
        HttpResponse<InputStream> answer = client.send(edge.request("/news").build(), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** What still comes. A connection that the server breaks when it stops is an end like any other. */
    private static List<String> rest(BufferedReader lines) {
        List<String> rest = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rest.add(line);
            }
        } catch (IOException e) {
            rest.add("broken");
        }
        return rest;
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("id: ")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
