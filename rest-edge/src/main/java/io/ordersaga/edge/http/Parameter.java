package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;

/** Something that a route takes beside the body. */
public record Parameter(In in, String name, boolean required, Schema schema, String description) {

    /** Which part of a request it stands in. */
    public enum In {
        PATH,
        QUERY,
        HEADER
    }

    /** @param type whose shape it has, such as that of an id */
    public static Parameter path(String name, Class<?> type) {
        return path(name, Shapes.of(type));
    }

    public static Parameter path(String name, Schema schema) {
        return new Parameter(In.PATH, name, true, schema, "");
    }

    /** A query parameter, which a client may leave out. */
    public static Parameter query(String name, Schema schema, String description) {
        return new Parameter(In.QUERY, name, false, schema, description);
    }

    /** A header of the request, which a client may leave out. */
    public static Parameter header(String name, Schema schema, String description) {
        return new Parameter(In.HEADER, name, false, schema, description);
    }

    /** The same, but requests without it are refused. */
    public Parameter mandatory() {
        return new Parameter(in, name, true, schema, description);
    }
}
