package io.ordersaga.edge.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.gateway.GatewaySettings.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients see when a service behind the gateway misbehaves. */
class GatewayFailureTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    // A socket that nothing refers to is closed when garbage is collected.
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private ServerSocket upstream;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        upstream = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        gateway = gateway(LONG);
    }

    private Gateway gateway(Duration answer) {
        Upstreams upstreams = new Upstreams(
                Map.of("/api/orders", Upstream.at(URI.create("http://127.0.0.1:" + upstream.getLocalPort()))));
        return Gateways.of(upstreams, Gateways.waiting(new Patience(LONG, answer, LONG, LONG)))
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
        for (Socket connection : connections) {
            connection.close();
        }
        upstream.close();
    }

    @Test
    void shouldAnswerUnavailableWhenNobodyListens() throws Exception {
        upstream.close();

        HttpResponse<String> answer = ask();

        assertProblem(answer, 503, "upstream-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void shouldAnswerTimeoutWhenNothingComes() throws Exception {
        gateway.close();
        gateway = gateway(SHORT);

        // The system accepts the connection, and nobody answers.
        assertProblem(ask(), 504, "upstream-timeout");
    }

    @Test
    void shouldAnswerTimeoutWhenTheHeadComesAndTheBodyDoesNot() throws Exception {
        gateway.close();
        gateway = gateway(SHORT);
        onConnection(socket -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"));

        assertProblem(ask(), 504, "upstream-timeout");
    }

    @Test
    void shouldNotClaimToKnowTheOutcomeOfAWriteWhenTheConnectionBreaks() throws Exception {
        onConnection(Socket::close);

        assertProblem(ask(), 503, "command-not-confirmed");
    }

    @Test
    void shouldNotClaimToKnowTheOutcomeOfAWriteWhenTheAnswerIsNotHttp() throws Exception {
        onConnection(socket -> write(socket, "220 mail.example ESMTP\r\n\r\n"));

        assertProblem(ask(), 503, "command-not-confirmed");
    }

    @Test
    void shouldBreakTheConnectionWhenTheAnswerStopsInTheMiddle() {
        gateway.close();
        // The head and the first piece must get through in this time.
        gateway = gateway(Duration.ofSeconds(5));
        onConnection(socket -> write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n"));

        assertThatThrownBy(this::ask).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void shouldBreakTheConnectionWhenTheServiceBreaksIt() {
        onConnection(socket -> {
            write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
            socket.close();
        });

        assertThatThrownBy(this::ask).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void shouldGoOnAnsweringAfterAFailure() throws Exception {
        onConnection(Socket::close);
        assertProblem(ask(), 503, "command-not-confirmed");

        onConnection(socket -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));

        assertThat(ask().body()).isEqualTo("ok");
    }

    private interface Script {
        void run(Socket socket) throws IOException;
    }

    private void onConnection(Script script) {
        Thread.ofVirtual().start(() -> {
            try {
                Socket socket = upstream.accept();
                connections.add(socket);
                readRequest(socket);
                script.run(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** To the end: a connection that is closed with bytes unread is reset, and what was answered may be lost. */
    private static void readRequest(Socket socket) throws IOException {
        int character = socket.getInputStream().read();
        while (character != '}') {
            assertThat(character).isNotEqualTo(-1);
            character = socket.getInputStream().read();
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        URI target = URI.create("http://127.0.0.1:" + gateway.port() + "/api/orders");
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"" + code + "\"")
                .contains("\"instance\":\"/api/orders\"")
                .contains("\"traceId\":\""
                        + answer.headers().firstValue("Trace-Id").orElseThrow() + "\"");
    }
}
