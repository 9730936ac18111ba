package io.ordersaga.edge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway's document, made of those of the services. */
class UpstreamDocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    @Test
    void shouldListWhatItPassesOnToEachService() throws Exception {
        RecordingUpstream orders = upstream(document("order-service", "/api/orders", "/health", "string"));
        RecordingUpstream users = upstream(document("user-service", "/api/users", "/health", "string"));

        ObjectNode merged = documents(Map.of("/api/orders", orders.address(), "/api/users", users.address()))
                .complete(own());

        assertThat(merged.path("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("/docs", "/api/orders", "/api/users");
        assertThat(merged.path("tags").findValuesAsText("name"))
                .containsExactlyInAnyOrder("gateway", "order-service", "user-service");
        assertThat(merged.has("x-missing-services")).isFalse();
    }

    @Test
    void shouldAddWhatItAnswersWithInAServicesPlace() throws Exception {
        RecordingUpstream orders = upstream(document("order-service", "/api/orders", "/health", "string"));

        ObjectNode merged = documents(Map.of("/api/orders", orders.address())).complete(own());

        JsonNode responses = merged.at("/paths/~1api~1orders/get/responses");
        assertThat(responses.has("200")).isTrue();
        assertThat(responses.at("/504/x-problem-codes").toString()).isEqualTo("[\"upstream-timeout\"]");
    }

    @Test
    void shouldNameTheServiceThatDoesNotAnswer() throws Exception {
        RecordingUpstream orders = upstream(document("order-service", "/api/orders", "/health", "string"));
        RecordingUpstream silly = upstream("x".repeat(5_000_000));

        ObjectNode merged = documents(
                        Map.of("/api/orders", orders.address(), "/api/users", NOBODY, "/api/products", silly.address()))
                .complete(own());

        assertThat(merged.path("paths").has("/api/orders")).isTrue();
        assertThat(merged.path("x-missing-services"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(NOBODY.toString(), silly.address().toString());
    }

    @Test
    void shouldKeepWhatAServiceLastSaid() throws Exception {
        AtomicReference<String> answer =
                new AtomicReference<>(document("order-service", "/api/orders", "/health", "string"));
        RecordingUpstream orders = start(new RecordingUpstream(exchange -> RecordingUpstream.answer(
                exchange, 200, requireNonNull(answer.get()).getBytes(UTF_8))));
        UpstreamDocuments documents = documents(Map.of("/api/orders", orders.address()));
        documents.complete(own());

        answer.set("broken");
        nanos.addAndGet(UpstreamDocuments.FRESH.toNanos());

        assertThat(documents.complete(own()).path("paths").has("/api/orders")).isTrue();
    }

    @Test
    void shouldAskAgainOnlyAfterAWhile() throws Exception {
        AtomicReference<String> answer =
                new AtomicReference<>(document("order-service", "/api/orders", "/health", "string"));
        RecordingUpstream orders = start(new RecordingUpstream(exchange -> RecordingUpstream.answer(
                exchange, 200, requireNonNull(answer.get()).getBytes(UTF_8))));
        UpstreamDocuments documents = documents(Map.of("/api/orders", orders.address()));
        documents.complete(own());
        answer.set(document("order-service", "/api/orders/new", "/health", "string"));

        ObjectNode soon = documents.complete(own());
        nanos.addAndGet(UpstreamDocuments.FRESH.toNanos());
        ObjectNode later = documents.complete(own());

        assertThat(soon.path("paths").has("/api/orders/new")).isFalse();
        assertThat(later.path("paths").has("/api/orders/new")).isTrue();
    }

    @Test
    void shouldKeepSchemasApartThatServicesSayDifferently() throws Exception {
        RecordingUpstream orders = upstream(document("order-service", "/api/orders", "/health", "string"));
        RecordingUpstream users = upstream(document("user-service", "/api/users", "/health", "integer"));

        ObjectNode merged = documents(Map.of("/api/orders", orders.address(), "/api/users", users.address()))
                .complete(own());

        assertThat(typeOf(merged, "/api/orders")).isEqualTo("string");
        assertThat(typeOf(merged, "/api/users")).isEqualTo("integer");
    }

    private static String typeOf(ObjectNode merged, String path) {
        String reference = merged.path("paths")
                .path(path)
                .at("/get/responses/200/content/application~1json/schema/$ref")
                .asText();
        return merged.at(reference.substring(1)).path("type").asText();
    }

    private UpstreamDocuments documents(Map<String, URI> byPrefix) {
        return start(new UpstreamDocuments(Gateways.lone(byPrefix), nanos::get, Duration.ofSeconds(30)));
    }

    private static ObjectNode own() throws IOException {
        return (ObjectNode) JSON.readTree("""
                {"openapi": "3.1.1", "tags": [{"name": "gateway"}], "paths": {"/docs": {}},
                 "components": {"schemas": {}}}""");
    }

    /** @param type of the one schema */
    private static String document(String service, String path, String other, String type) {
        String operation = """
                {"get": {"responses": {"200": {"description": "x", "content": {"application/json":
                {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}""";
        return """
                {"openapi": "3.1.1", "tags": [{"name": "%s"}], "paths": {"%s": %s, "%s": %s},
                 "components": {"schemas": {"Thing": {"type": "%s"}}}}""".formatted(service, path, operation, other, operation, type);
    }

    private RecordingUpstream upstream(String answer) throws IOException {
        HttpHandler handler = RecordingUpstream.text(200, answer);
        return start(new RecordingUpstream(handler));
    }

    private <T extends AutoCloseable> T start(T resource) {
        open.push(resource);
        return resource;
    }
}
