package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a body that no handler asks for, and of one that never ends. */
class UnreadBodyTest {
    private static final int TIMEOUT_MS = 20_000;

    private final TestEdge edge = new TestEdge(
            TestRoutes.get("/open", "open").handledBy(request -> Reply.text("text/plain", "hello")),
            TestRoutes.get("/locked", "locked", Access.user()).handledBy(request -> Reply.text("text/plain", "in")),
            TestRoutes.post("/things", "create-thing").handledBy(request -> {
                request.body();
                return Reply.text("text/plain", "created");
            }));

    @AfterEach
    void close() {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, /locked", "GET, /open", "POST, /things", "POST, /nowhere", "DELETE, /open"})
    void shouldKeepTheConnectionWhenTheBodyComesAfterTheHead(String method, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.setTcpNoDelay(true);
            send(socket, method + " " + path + " HTTP/1.1\nHost: x\nContent-Length: 10\n\n");
            send(socket, "0123");
            send(socket, "456789");
            send(socket, "GET /open HTTP/1.1\nHost: x\nConnection: close\n\n");

            String answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(3);
            assertThat(answers).endsWith("hello").containsOnlyOnce("Connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\n", "2\n{}\nzz\n", "2\n{}\n", "2\n{"})
    void shouldBlameTheClientForABodyWithoutAnEnd(String chunks) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
            socket.setSoTimeout(TIMEOUT_MS);
            send(socket, "POST /things HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n" + chunks);
            socket.shutdownOutput();

            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close", "\"code\":\"bad-request\"");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
