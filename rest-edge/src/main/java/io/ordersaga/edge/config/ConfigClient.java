package io.ordersaga.edge.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a config server for a service's settings, at its start. */
public final class ConfigClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final JsonMapper json = new JsonMapper();
    private final Server server;

    /**
     * How a config server is asked.
     *
     * @param address {@code http://host:port}
     * @param attempts in all, at least 1
     * @param pause between two attempts
     */
    public record Server(URI address, int attempts, Duration pause) {}

    public ConfigClient(Server server) {
        this.server = server;
    }

    /**
     * The settings of a service, secrets included. A server that cannot be reached or fails is asked again.
     *
     * @param token of that service
     * @throws ConfigUnavailableException if the server refuses, or failed at every attempt
     */
    public ObjectNode settings(String service, String profile, String token) throws InterruptedException {
        URI address = URI.create(server.address() + "/api/config/" + service + "/" + profile);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return settings(ask(client, request), address);
        }
    }

    private HttpResponse<String> ask(HttpClient client, HttpRequest request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < SERVER_ERROR || attempt == server.attempts()) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt == server.attempts()) {
                    throw new ConfigUnavailableException(
                            "the config server did not answer %s in %d attempts".formatted(request.uri(), attempt), e);
                }
            }
            Thread.sleep(server.pause());
        }
    }

    private ObjectNode settings(HttpResponse<String> answer, URI address) {
        if (answer.statusCode() != OK) {
            throw new ConfigUnavailableException(
                    "the config server answered %s with status %d".formatted(address, answer.statusCode()));
        }
        try {
            JsonNode settings = json.readTree(answer.body()).path("settings");
            if (settings instanceof ObjectNode object) {
                return object;
            }
            throw new ConfigUnavailableException("the config server's answer to " + address + " has no settings");
        } catch (JsonProcessingException e) {
            throw new ConfigUnavailableException("the config server's answer to " + address + " is not JSON", e);
        }
    }
}
