package io.ordersaga.system.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an OpenAPI document says, to be held against what a server does. It is read more strictly than clients may: an answer
 * must have no field that the document does not list.
 */
final class Documented {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of every answer, whatever the route. */
    private static final Set<String> COMMON_HEADERS = Set.of(
            "cache-control",
            "connection",
            "content-length",
            "content-security-policy",
            "content-type",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "date",
            "permissions-policy",
            "ratelimit",
            "ratelimit-policy",
            "referrer-policy",
            "strict-transport-security",
            "transfer-encoding",
            "vary",
            "x-content-type-options",
            "x-frame-options");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, com.networknt.schema.Schema> compiled = new HashMap<>();
    private final JsonNode schemas;
    private final List<Operation> operations = new ArrayList<>();

    Documented(JsonNode document) {
        JsonNode strict = document.deepCopy();
        closeObjects(strict);
        schemas = strict.path("components");
        strict.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                bodyOf(strict, method.getValue())))));
    }

    private static JsonNode bodyOf(JsonNode document, JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /**
     * @param path template
     * @param body schema of the request's body, if it has one
     */
    record Operation(String method, String path, JsonNode json, JsonNode body) {
        String name() {
            return json.path("operationId").asText();
        }

        boolean takesInput() {
            return hasBody() || !json.path("parameters").isEmpty();
        }

        boolean needsToken() {
            return !json.path("security").isEmpty();
        }

        /** Whether it is about a thing that belongs to a user. */
        boolean isOwned() {
            return json.path("x-owner").asBoolean();
        }

        String rateClass() {
            return json.path("x-rate-class").asText();
        }

        boolean hasBody() {
            return json.has("requestBody");
        }

        /** The names of the fields that a body may have. */
        List<String> fields() {
            List<String> fields = new ArrayList<>();
            body.path("properties").fieldNames().forEachRemaining(fields::add);
            return fields;
        }

        /** The statuses of answers that are no problems. */
        List<String> answers() {
            return json.path("responses").properties().stream()
                    .filter(one -> one.getValue().path("x-problem-codes").isMissingNode())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private boolean isOf(Exchange exchange) {
            String form = path.replaceAll("\\{[^}]+}", "[^/]+");
            return method.equals(exchange.method()) && exchange.path().matches(form);
        }

        private int parameters() {
            return path.split("\\{", -1).length;
        }
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that an exchange is one of: the most literal path wins, as it does for the server. */
    Optional<Operation> find(Exchange exchange) {
        return operations.stream()
                .filter(operation -> operation.isOf(exchange))
                .min(Comparator.comparingInt(Operation::parameters));
    }

    /** Everything in which an exchange is not as documented. */
    List<String> breaches(Exchange exchange) {
        Optional<Operation> operation = find(exchange);
        JsonNode response = operation
                .map(one -> one.json().path("responses").path(Integer.toString(exchange.status())))
                .orElse(JsonNodeFactory.instance.missingNode());
        if (response.isMissingNode()) {
            return List.of("status " + exchange.status() + " is not documented: " + exchange.body());
        }
        List<String> breaches = new ArrayList<>(breachesOfHeaders(exchange, response));
        breaches.addAll(breachesOfBody(exchange, response));
        if (exchange.status() < 400 && exchange.sent().isPresent()) {
            JsonNode schema = operation.orElseThrow().json().at("/requestBody/content/application~1json/schema");
            breaches.addAll(breaches("accepted request", schema, exchange.sent().get()));
        }
        return breaches;
    }

    private List<String> breachesOfBody(Exchange exchange, JsonNode response) {
        if (!response.has("content")) {
            return exchange.body().isEmpty() ? List.of() : List.of("no body is documented: " + exchange.body());
        }
        String sent = exchange.header("content-type").orElse("none").split(";", 2)[0];
        JsonNode content = response.path("content").has(sent)
                ? response.path("content").path(sent)
                : response.path("content").path(sent.split("/", 2)[0] + "/*");
        if (content.isMissingNode()) {
            return List.of("media type is not documented: " + sent);
        }
        if (!sent.endsWith("json")) {
            return List.of();
        }
        JsonNode body = parse(exchange.body());
        List<String> breaches = new ArrayList<>(breaches("answer", content.path("schema"), body));
        breaches.addAll(breachesOfCode(exchange, response, body));
        return breaches;
    }

    private static List<String> breachesOfCode(Exchange exchange, JsonNode response, JsonNode body) {
        if (!exchange.isProblem()) {
            return List.of();
        }
        for (JsonNode code : response.path("x-problem-codes")) {
            if (code.equals(body.path("code"))) {
                return List.of();
            }
        }
        return List.of("problem is not documented: " + body);
    }

    private List<String> breachesOfHeaders(Exchange exchange, JsonNode response) {
        List<String> breaches = new ArrayList<>();
        Set<String> known = new TreeSet<>(COMMON_HEADERS);
        response.path("headers").properties().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            known.add(name);
            Optional<String> value = exchange.header(name);
            if (value.isEmpty() && header.getValue().path("required").asBoolean()) {
                breaches.add("header is missing: " + name);
            }
            value.ifPresent(text -> breaches.addAll(
                    breaches("header " + name, header.getValue().path("schema"), value(header.getValue(), text))));
        });
        exchange.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !known.contains(name))
                .forEach(name -> breaches.add("header is not documented: " + name));
        return breaches;
    }

    private static JsonNode value(JsonNode header, String text) {
        return header.at("/schema/type").asText().equals("integer")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private List<String> breaches(String what, JsonNode schema, JsonNode value) {
        return compiled
                .computeIfAbsent(schema, this::compile)
                .validate(value, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .map(error -> what + ": " + error)
                .toList();
    }

    private com.networknt.schema.Schema compile(JsonNode schema) {
        ObjectNode root = JSON.createObjectNode();
        root.set("components", schemas);
        root.putArray("allOf").add(schema);
        return registry.getSchema(root);
    }

    private static void closeObjects(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.at("/properties/openapi").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Documented::closeObjects);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
