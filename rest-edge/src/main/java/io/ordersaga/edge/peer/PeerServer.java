package io.ordersaga.edge.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.http.Exchange;
import io.ordersaga.edge.http.Fallback;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.store.PeerReads;
import io.ordersaga.edge.token.BearerToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Answers the other instances of a service, on a port of its own that nobody else needs to reach. Who asks must have the
 * token that the instances share.
 */
public final class PeerServer implements AutoCloseable {
    private final PeerReads reads;
    private final byte[] token;
    private final ServiceServer server;

    /** @param random makes trace ids */
    public PeerServer(PeerReads reads, String token, RandomGenerator random) {
        this.reads = reads;
        this.token = token.getBytes(UTF_8);
        Fallback everything = this::answer;
        this.server = ServiceServer.withFallback(List.of(), everything, random);
    }

    /** @param port 0 for any free port */
    public PeerServer start(String host, int port) {
        server.start(host, port);
        return this;
    }

    /** The port that is open. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(Exchange exchange) throws IOException, InterruptedException {
        HttpServletRequest request = exchange.request();
        if (!request.getMethod().equals("POST") || !request.getRequestURI().equals(PeerReads.PATH)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no such route");
        }
        requireKnown(request);
        byte[] answer = answer(exchange.body());
        HttpServletResponse response = exchange.response();
        response.setContentType("application/json");
        response.getOutputStream().write(answer);
    }

    private void requireKnown(HttpServletRequest request) {
        Optional<String> sent = BearerToken.of(Optional.ofNullable(request.getHeader("Authorization")));
        if (!MessageDigest.isEqual(token, sent.orElse("").getBytes(UTF_8))) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "the token of this service's instances is needed")
                    .withHeader("WWW-Authenticate", "Bearer");
        }
    }

    private byte[] answer(byte[] question) throws InterruptedException {
        try {
            return reads.answer(question);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "no question about a store of this service", e);
        }
    }
}
