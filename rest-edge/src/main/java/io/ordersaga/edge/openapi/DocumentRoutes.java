package io.ordersaga.edge.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemRoutes;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The routes that show the document of a server's routes, these included. */
public final class DocumentRoutes {
    private static final String FILE = "file";
    private static final Schema DOCUMENT = Schema.object(
            "OpenApiDocument",
            Schema.required("openapi", Schema.matching("3\\.1\\.\\d+")),
            Schema.required("info", Schema.mapOf(Schema.anything())),
            Schema.required("paths", Schema.mapOf(Schema.anything())));

    private DocumentRoutes() {}

    /** The routes of a service, and those that document them. */
    public static List<Route> with(String service, List<Route> routes) {
        return with(service, routes, own -> own);
    }

    /**
     * The routes of a gateway, and those that document them.
     *
     * @param completion adds to the document whatever else the server answers; asked for each time
     */
    public static List<Route> with(String service, List<Route> routes, UnaryOperator<ObjectNode> completion) {
        DocsPage.requireComplete();
        List<Route> documented = new ArrayList<>(routes);
        documented.addAll(List.of(document(request -> Reply.ok(Map.of())), page(), file(), ProblemRoutes.route()));
        ObjectNode own = OpenApi.document(service, documented);
        List<Route> served = new ArrayList<>(routes);
        served.addAll(List.of(document(request -> Reply.ok(completion.apply(own))), page(), file()));
        return List.copyOf(served);
    }

    private static Route document(Route.Handler handler) {
        return Route.get("/openapi.json", "get-openapi-document", Access.anyone())
                .summary("Read this document")
                .answering(Answer.ok(DOCUMENT))
                .handledBy(handler);
    }

    private static Route page() {
        return Route.get("/docs", "get-docs", Access.anyone())
                .summary("Read this document in a browser")
                .answering(Answer.text(DocsPage.File.PAGE.mediaType()))
                .handledBy(request -> DocsPage.reply(DocsPage.File.PAGE));
    }

    private static Route file() {
        return Route.get("/docs/{file}", "get-docs-file", Access.anyone())
                .summary("Read a file that the page of this document needs")
                .taking(Parameter.path(FILE, Schema.oneOf(DocsPage.names())))
                .answering(Answer.text("text/*"))
                .handledBy(request -> DocsPage.reply(request.id(FILE, DocsPage.File::named)));
    }
}
