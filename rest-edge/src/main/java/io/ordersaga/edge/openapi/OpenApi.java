package io.ordersaga.edge.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.Route;
import java.util.List;
import java.util.Locale;

/** Makes the OpenAPI 3.1 document of one server's routes. */
final class OpenApi {
    private static final JsonMapper JSON = new JsonMapper();

    private OpenApi() {}

    /** @param service names the document and groups its operations */
    static ObjectNode document(String service, List<Route> routes) {
        ObjectNode document = head("Ordersaga: " + service);
        document.putArray("tags")
                .addObject()
                .put("name", service)
                .put("description", "Answered by the " + service + ".");
        SchemaWriter schemas = new SchemaWriter();
        OperationWriter operations = new OperationWriter(schemas, service);
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            paths.withObjectProperty(route.path())
                    .set(route.method().name().toLowerCase(Locale.ROOT), operations.write(route));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.named());
        components
                .putObject("securitySchemes")
                .putObject(OperationWriter.TOKEN)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "The `token` that registering and logging in answer with.");
        return document;
    }

    private static ObjectNode head(String title) {
        ObjectNode document = JSON.createObjectNode();
        document.put("openapi", "3.1.1");
        ObjectNode info = document.putObject("info");
        info.put("title", title);
        info.put("version", "1");
        info.put("description", "Errors are `application/problem+json`; their `code` says which.");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        return document;
    }
}
