package io.ordersaga.edge.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Contract;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.schema.Schema;
import java.util.Locale;

/** Writes a route as an operation. */
final class OperationWriter {
    /** Of the one security scheme. */
    static final String TOKEN = "token";

    private static final JsonMapper JSON = new JsonMapper();

    private final SchemaWriter schemas;
    private final ProblemResponses problems;
    private final String tag;

    /** @param tag groups operations */
    OperationWriter(SchemaWriter schemas, String tag) {
        this.schemas = schemas;
        this.problems = new ProblemResponses(schemas);
        this.tag = tag;
    }

    ObjectNode write(Route route) {
        Contract contract = route.contract();
        ObjectNode operation = JSON.createObjectNode();
        operation.put("operationId", route.operation());
        operation.put("summary", contract.words().summary());
        if (!contract.words().description().isEmpty()) {
            operation.put("description", contract.words().description());
        }
        operation.putArray("tags").add(tag);
        operation.put("x-rate-class", route.rateClass().name().toLowerCase(Locale.ROOT));
        addSecurity(operation, route.access());
        contract.parameters()
                .forEach(one -> operation.withArrayProperty("parameters").add(parameter(one)));
        contract.body().ifPresent(schema -> operation.set("requestBody", body(schema)));
        ObjectNode responses = operation.putObject("responses");
        contract.answers().forEach(answer -> responses.set(Integer.toString(answer.status()), response(answer)));
        problems.addTo(responses, route.problems());
        return operation;
    }

    private static void addSecurity(ObjectNode operation, Access access) {
        var security = operation.putArray("security");
        switch (access) {
            case Access.Anyone anyone -> {}
            case Access.Owner owner -> {
                security.addObject().putArray(TOKEN);
                operation.put("x-owner", true);
            }
            case Access.Roles(var allowed) -> {
                security.addObject().putArray(TOKEN);
                var roles = operation.putArray("x-roles");
                allowed.stream().sorted().forEach(role -> roles.add(role.name()));
            }
        }
    }

    private ObjectNode parameter(Parameter parameter) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", parameter.name());
        json.put("in", parameter.in().name().toLowerCase(Locale.ROOT));
        json.put("required", parameter.required());
        if (!parameter.description().isEmpty()) {
            json.put("description", parameter.description());
        }
        json.set("schema", schemas.write(parameter.schema()));
        return json;
    }

    private ObjectNode body(Schema schema) {
        ObjectNode json = JSON.createObjectNode().put("required", true);
        json.putObject("content").putObject("application/json").set("schema", schemas.write(schema));
        return json;
    }

    private ObjectNode response(Answer answer) {
        ObjectNode json = JSON.createObjectNode().put("description", answer.description());
        answer.contents()
                .forEach(content -> json.withObjectProperty("content")
                        .putObject(content.mediaType())
                        .set("schema", schemas.write(content.schema())));
        Headers headers = new Headers(json.putObject("headers"), schemas);
        headers.addTrace();
        answer.headers().forEach(one -> headers.add(one.name(), one.always(), one.schema(), one.description()));
        return json;
    }
}
