package io.ordersaga.apps.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;

/** A mail server that answers each command with 250, unless the test says otherwise; an empty answer is silence. */
final class ScriptedMailServer implements AutoCloseable {
    private static final Map<String, String> USUAL =
            Map.of("DATA", "354 go on", ".", "250 taken", "QUIT", "221 bye", "GREETING", "220 scripted");

    private final ServerSocket socket;
    private final Map<String, String> answers;

    /** @param answers by the first word of the command, {@code GREETING} for the first line */
    ScriptedMailServer(Map<String, String> answers) {
        this.answers = answers;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client has gone, or the test is over, which is for the test to judge.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        OutputStream out = client.getOutputStream();
        answer(out, "GREETING");
        boolean inData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!inData || line.equals(".")) {
                String answer = answer(out, line.split("[ :]", 2)[0]);
                inData = answer.startsWith("354");
            }
        }
    }

    private String answer(OutputStream out, String command) throws IOException {
        String answer = answers.getOrDefault(command, USUAL.getOrDefault(command, "250 fine"));
        if (!answer.isEmpty()) {
            out.write((answer + "\r\n").getBytes(US_ASCII));
            out.flush();
        }
        return answer;
    }
}
