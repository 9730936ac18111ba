package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** Speaks to a server byte for byte, for what no well-behaved client sends. */
public final class RawClient {
    private static final int TIMEOUT_MS = 20_000;

    private RawClient() {}

    /** An answer as it came over the wire. */
    public record Answer(String head, String body) {
        public int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        public boolean hasHeader(String line) {
            return (head.toLowerCase(Locale.ROOT) + "\r\n").contains("\r\n" + line.toLowerCase(Locale.ROOT) + "\r\n");
        }
    }

    /**
     * Sends a request and reads to the end.
     *
     * @param request makes the server close the connection; its line feeds are sent as HTTP's line ends
     */
    public static Answer send(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            String all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            String[] parts = all.split("\r\n\r\n", 2);
            return new Answer(parts[0], parts.length == 2 ? parts[1] : "");
        }
    }
}
