package io.ordersaga.system.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends requests of any kind, right and wrong, and keeps every exchange. */
final class RecordedClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI shop;
    private final List<Exchange> exchanges = new ArrayList<>();

    RecordedClient(URI shop) {
        this.shop = shop;
    }

    /** A request to be sent. */
    record Call(String method, String target, Map<String, String> headers, Optional<String> body) {

        static Call of(String method, String target) {
            return new Call(method, target, Map.of(), Optional.empty());
        }

        Call as(String token) {
            return with("Authorization", "Bearer " + token);
        }

        Call with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Call(method, target, more, body);
        }

        Call sending(String text) {
            return new Call(method, target, headers, Optional.of(text)).with("Content-Type", "application/json");
        }
    }

    Exchange send(Call call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(shop.resolve(call.target())).timeout(Duration.ofSeconds(60));
        call.headers().forEach(request::header);
        request.method(call.method(), call.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        HttpResponse<String> answer = send(request.build());
        Exchange exchange = new Exchange(
                call.method(),
                shop.resolve(call.target()).getRawPath(),
                call.body().flatMap(RecordedClient::parse),
                answer.statusCode(),
                answer.headers(),
                answer.body());
        exchanges.add(exchange);
        return exchange;
    }

    /** Sends a request that must succeed, and gives the answer's JSON. */
    JsonNode succeed(Call call) {
        Exchange exchange = send(call);
        if (exchange.status() / 100 != 2) {
            throw new AssertionError(exchange + " " + exchange.body());
        }
        return parse(exchange.body()).orElseThrow();
    }

    /** Every exchange so far, in order. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
