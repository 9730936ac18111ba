package io.ordersaga.edge.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.Mistake;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the answers that are problems (RFC 9457): one of each status, which names its codes. */
final class ProblemResponses {
    private static final String CODES = "x-problem-codes";
    private static final Schema PROBLEM = Schema.object(
                    "Problem",
                    Schema.required("type", Schema.text().with("format", "uri-reference")),
                    Schema.required("title", Schema.text()),
                    Schema.required("status", Schema.integer(400, 599)),
                    Schema.required("detail", Schema.text().describedAs("What is wrong in this case.")),
                    Schema.optional("instance", Schema.text().describedAs("The path that was asked for.")),
                    Schema.required("code", Schema.oneOf(codes(Arrays.asList(ProblemType.values())))),
                    Schema.required("traceId", Schema.matching("[0-9a-f]{32}")),
                    Schema.optional(
                            "errors",
                            Schema.listOf(Shapes.of(Mistake.class))
                                    .describedAs("Everything that is wrong with the body.")),
                    Schema.optional(
                            "expected", Schema.amount().describedAs("Of `price-changed`: what the client expects.")),
                    Schema.optional("current", Schema.amount().describedAs("Of `price-changed`: what the shop asks.")))
            .describedAs("An error, as RFC 9457 writes it.");

    private final SchemaWriter schemas;

    ProblemResponses(SchemaWriter schemas) {
        this.schemas = schemas;
    }

    /** Adds them to the responses of an operation. */
    void addTo(ObjectNode responses, Collection<ProblemType> problems) {
        problems.stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
                .forEach((status, types) -> add(responses.withObjectProperty(Integer.toString(status)), types));
    }

    private void add(ObjectNode response, List<ProblemType> all) {
        ArrayNode listed = response.withArrayProperty(CODES);
        Set<String> before = new HashSet<>();
        listed.forEach(code -> before.add(code.textValue()));
        List<ProblemType> types =
                all.stream().filter(type -> !before.contains(type.code())).toList();
        codes(types).forEach(listed::add);
        describe(response, types);
        // The codes are not in the schema, as makers of clients refuse a reference with keywords beside it.
        response.withObjectProperty("content")
                .withObjectProperty("application/problem+json")
                .set("schema", schemas.write(PROBLEM));
        addHeaders(response.withObjectProperty("headers"), all.getFirst().status());
    }

    private static void describe(ObjectNode response, List<ProblemType> types) {
        String described = types.stream()
                .map(type -> "`" + type.code() + "`: " + type.title() + ".")
                .collect(Collectors.joining(" "));
        String before = response.path("description").asText("");
        response.put("description", (before + " " + described).strip());
    }

    private void addHeaders(ObjectNode headers, int status) {
        Headers written = new Headers(headers, schemas);
        written.addTrace();
        if (status == 401) {
            written.add("WWW-Authenticate", true, Schema.text(), "What to authenticate with.");
        }
        if (status == 429 || status == 503) {
            written.add("Retry-After", false, Schema.integer(0, 3600), "Seconds after which to ask again.");
        }
    }

    private static List<String> codes(Collection<ProblemType> types) {
        return types.stream().map(ProblemType::code).toList();
    }
}
