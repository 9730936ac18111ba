package io.ordersaga.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends requests to the shop's gateway, with or without a user's token. Immutable; safe for use by many threads. */
public final class ShopClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI gateway;
    private final Optional<String> token;

    private ShopClient(HttpClient http, URI gateway, Optional<String> token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    /** A client without a token. */
    public static ShopClient of(URI gateway) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new ShopClient(http, gateway, Optional.empty());
    }

    /** An empty JSON object to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A client that sends this user's token. */
    public ShopClient withToken(String value) {
        return new ShopClient(http, gateway, Optional.of(value));
    }

    /** The same client at another address, such as a service's own. */
    public ShopClient at(URI address) {
        return new ShopClient(http, address, token);
    }

    /** A client that sends the token of a new account. */
    public ShopClient registered(String email, String password) {
        ObjectNode body = credentials(email, password).put("firstName", "Ada").put("lastName", "Lovelace");
        return withToken(token(post("/api/auth/register", body).orThrow()));
    }

    /** A client that sends the token of an account that is there already. */
    public ShopClient loggedIn(String email, String password) {
        return withToken(
                token(post("/api/auth/login", credentials(email, password)).orThrow()));
    }

    public Answer get(String path) {
        return send("GET", path, MissingNode.getInstance(), Map.of());
    }

    public Answer post(String path, JsonNode body) {
        return post(path, body, Map.of());
    }

    /** @param headers to send beside the token and the content type */
    public Answer post(String path, JsonNode body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    public Answer send(String method, String path, JsonNode body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        headers.forEach(request::header);
        if (body.isMissingNode()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.toString()));
        }
        return send(request.build());
    }

    /** An answer line by line, as it comes. @throws IOException if there is none */
    public HttpResponse<Stream<String>> stream(String path, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofLines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the shop", e);
        }
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            JsonNode body = response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the shop", e);
        }
    }

    private static ObjectNode credentials(String email, String password) {
        return object().put("email", email).put("password", password);
    }

    private static String token(JsonNode answer) {
        return answer.path("token").asText();
    }
}
