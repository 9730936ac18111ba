package io.ordersaga.edge.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes schemas as JSON, and keeps those with a name, to be listed once. */
final class SchemaWriter {
    static final String REFERENCE = "#/components/schemas/";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, JsonNode> named = new TreeMap<>();

    /** The schema, or a reference to it if it has a name. @throws IllegalArgumentException if another has that name */
    ObjectNode write(Schema schema) {
        ObjectNode written = keywords(schema.keywords());
        if (schema.name().isEmpty()) {
            return written;
        }
        String name = schema.name().get();
        JsonNode other = named.putIfAbsent(name, written);
        if (other != null && !other.equals(written)) {
            throw new IllegalArgumentException("two schemas are named " + name);
        }
        return JSON.createObjectNode().put("$ref", REFERENCE + name);
    }

    /** Those with a name that were written so far, by name. */
    ObjectNode named() {
        ObjectNode all = JSON.createObjectNode();
        all.setAll(named);
        return all;
    }

    private ObjectNode keywords(Map<?, ?> keywords) {
        ObjectNode object = JSON.createObjectNode();
        keywords.forEach((keyword, value) -> object.set(String.valueOf(keyword), value(value)));
        return object;
    }

    private JsonNode value(Object value) {
        return switch (value) {
            case Schema schema -> write(schema);
            case Map<?, ?> map -> keywords(map);
            case List<?> list -> list(list);
            default -> JSON.valueToTree(value);
        };
    }

    private ArrayNode list(List<?> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(value -> array.add(value(value)));
        return array;
    }
}
