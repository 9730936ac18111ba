package io.ordersaga.edge.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.ProblemType;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Adds, to the document of a gateway, what the services say of the routes that it passes on to them. */
public final class DocumentMerge {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMAS = "/components/schemas";

    private final ObjectNode document;
    private final List<ProblemType> added;

    /**
     * @param own document of the gateway, which is left as it is
     * @param added the problems that the gateway itself answers with in a service's place
     */
    public DocumentMerge(ObjectNode own, Collection<ProblemType> added) {
        this.document = own.deepCopy();
        this.added = List.copyOf(added);
    }

    /**
     * Adds a service's operations. Where two services say different things of a schema of one name, which is so while they are
     * of different versions, the later one's schemas are all listed with its tag before the name.
     *
     * @param passedOn whether the gateway passes requests for a path on to this service
     */
    public void add(JsonNode service, Predicate<String> passedOn) {
        JsonNode fitting = contradicts(service.at(SCHEMAS)) ? renamed(service) : service.deepCopy();
        fitting.at(SCHEMAS)
                .properties()
                .forEach(one -> document.withObject(SCHEMAS).set(one.getKey(), one.getValue()));
        fitting.path("tags").forEach(document.withArrayProperty("tags")::add);
        ObjectNode paths = document.withObjectProperty("paths");
        fitting.path("paths").properties().stream()
                .filter(path -> passedOn.test(path.getKey()))
                .forEach(path -> paths.set(path.getKey(), withProblems(path.getValue())));
    }

    /** Says that a service's operations are not listed, as it cannot be asked. */
    public void addMissing(String address) {
        document.withArrayProperty("x-missing-services").add(address);
    }

    /** The document with all that was added. */
    public ObjectNode document() {
        return document;
    }

    private boolean contradicts(JsonNode schemas) {
        JsonNode ours = document.at(SCHEMAS);
        return schemas.properties().stream()
                .anyMatch(
                        one -> ours.has(one.getKey()) && !ours.get(one.getKey()).equals(one.getValue()));
    }

    private static JsonNode renamed(JsonNode service) {
        String prefix = service.at("/tags/0/name").asText() + ".";
        ObjectNode renamed =
                (ObjectNode) parse(service.toString().replace(SchemaWriter.REFERENCE, SchemaWriter.REFERENCE + prefix));
        ObjectNode schemas = JSON.createObjectNode();
        renamed.at(SCHEMAS).properties().forEach(one -> schemas.set(prefix + one.getKey(), one.getValue()));
        renamed.withObjectProperty("components").set("schemas", schemas);
        return renamed;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was just written cannot be read", e);
        }
    }

    private JsonNode withProblems(JsonNode path) {
        ProblemResponses problems = new ProblemResponses(new SchemaWriter());
        path.forEach(operation -> problems.addTo(((ObjectNode) operation).withObjectProperty("responses"), added));
        return path;
    }
}
