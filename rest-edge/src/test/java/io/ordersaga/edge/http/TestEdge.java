package io.ordersaga.edge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.edge.token.TokenVerifier;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** A server with a test's routes on a free port, a client for it, and a key whose tokens it accepts. */
public final class TestEdge implements AutoCloseable {
    /** The time at which tokens are issued and verified. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final JsonMapper JSON = new JsonMapper();

    private final SigningKey key = SigningKey.generate();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServiceServer server;

    public TestEdge(Route... routes) {
        TokenVerifier verifier =
                new TokenVerifier(new PublicKeys(List.of(key.publicHalf())), Clock.fixed(NOW, ZoneOffset.UTC));
        server = new ServiceServer(List.of(routes), verifier, new SplittableRandom(1)).start("127.0.0.1", 0);
    }

    /** An answer with its body as text. */
    public record Answer(int status, HttpHeaders headers, String text) {
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + text, e);
            }
        }

        public String header(String name) {
            return headers.firstValue(name).orElseThrow(() -> new AssertionError("no " + name + " in " + headers));
        }
    }

    public SigningKey key() {
        return key;
    }

    public int port() {
        return server.port();
    }

    public String token(UserId user, Role role) {
        return new TokenIssuer(key, () -> NOW).issue(user, role, 1);
    }

    public Answer get(String target, String... headers) {
        return send(request(target, headers));
    }

    public Answer getWithToken(String target, String token) {
        return get(target, "Authorization", "Bearer " + token);
    }

    public Answer post(String target, String json) {
        return send(request(target, "Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder request(String target, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
