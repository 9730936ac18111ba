package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Schema;

/** Declarations of routes for tests to which it does not matter what documents say of them. */
public final class TestRoutes {
    private static final Answer ANYTHING = Answer.ok(Schema.anything());

    private TestRoutes() {}

    public static RouteDraft get(String path, String operation) {
        return get(path, operation, Access.anyone());
    }

    public static RouteDraft get(String path, String operation, Access access) {
        return Route.get(path, operation, access).summary("Be tested").answering(ANYTHING);
    }

    /** A write that takes any object. */
    public static RouteDraft post(String path, String operation) {
        return Route.post(path, operation, Access.anyone())
                .summary("Be tested")
                .body(Schema.mapOf(Schema.text()))
                .answering(ANYTHING);
    }

    public static Parameter query(String name) {
        return Parameter.query(name, Schema.text(), "");
    }
}
