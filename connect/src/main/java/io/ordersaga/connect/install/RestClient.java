package io.ordersaga.connect.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Sends JSON to a Connect worker. */
final class RestClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(100);
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final URI worker;

    RestClient(URI worker) {
        this.worker = worker;
    }

    /** @param body missing if there is none. @throws ConnectRefusedException on any answer but a success */
    JsonNode send(String method, String path, JsonNode body) {
        return success(exchange(method, path, body));
    }

    /** What is at a path, if anything is. @throws ConnectRefusedException on any other answer */
    Optional<JsonNode> find(String path) {
        HttpResponse<byte[]> answer = exchange("GET", path, MissingNode.getInstance());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(success(answer));
    }

    private HttpResponse<byte[]> exchange(String method, String path, JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(worker.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, publisher(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no Connect worker answers at " + worker, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the Connect worker", e);
        }
    }

    private static BodyPublisher publisher(JsonNode body) {
        return body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    }

    private JsonNode success(HttpResponse<byte[]> answer) {
        JsonNode body = json(answer.body());
        if (answer.statusCode() / 100 != 2) {
            String words = body.path("message").asText(new String(answer.body(), UTF_8));
            throw new ConnectRefusedException(answer.statusCode(), answer.statusCode() + " " + words);
        }
        return body;
    }

    private JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("what answers at " + worker + " is no Connect worker", e);
        }
    }
}
