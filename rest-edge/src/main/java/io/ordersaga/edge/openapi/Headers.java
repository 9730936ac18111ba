package io.ordersaga.edge.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.schema.Schema;

/** The headers of one response as they are written. */
record Headers(ObjectNode json, SchemaWriter schemas) {
    private static final Schema TRACE = Schema.matching("[0-9a-f]{32}");

    /** @param always whether every such answer has it */
    void add(String name, boolean always, Schema schema, String description) {
        json.withObjectProperty(name)
                .put("description", description)
                .put("required", always)
                .set("schema", schemas.write(schema));
    }

    /** The header of every answer. */
    void addTrace() {
        add("Trace-Id", true, TRACE, "Identifies the request in logs and in what follows from it.");
    }
}
