package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a route answers with when it does not answer with a problem.
 *
 * @param description what this status means here
 * @param contents the forms of the body, of which one is sent; none for an answer without a body
 */
public record Answer(int status, String description, List<Content> contents, List<Header> headers) {
    private static final String JSON = "application/json";

    public Answer {
        contents = List.copyOf(contents);
        headers = List.copyOf(headers);
    }

    /** @param schema of the body if it is JSON, or else of its text */
    public record Content(String mediaType, Schema schema) {}

    /** @param always whether every answer of this status has it */
    public record Header(String name, boolean always, Schema schema, String description) {}

    /** 200 with a record as JSON. */
    public static Answer ok(Class<?> type) {
        return ok(Shapes.of(type));
    }

    public static Answer ok(Schema schema) {
        return json(200, "Done.", schema);
    }

    /** 200 with one page of a list. */
    public static Answer page(Class<?> element) {
        return page(Shapes.of(element));
    }

    public static Answer page(Schema element) {
        return json(200, "One page of the list.", Schema.listOf(element))
                .with(new Header("Link", false, Schema.text(), "The next page, if there is one: `<…>; rel=\"next\"`."));
    }

    /** 200 with text that is not JSON. */
    public static Answer text(String mediaType) {
        return new Answer(200, "Done.", List.of(new Content(mediaType, Schema.text())), List.of());
    }

    /** 201 with a record as JSON, and where it is from now on. */
    public static Answer created(Class<?> type) {
        return json(201, "Created.", Shapes.of(type))
                .with(new Header("Location", true, Schema.text().with("format", "uri-reference"), "Where it is."));
    }

    /** 202 with a record as JSON. */
    public static Answer accepted(Class<?> type) {
        return json(202, "Accepted; what follows from it may not have happened yet.", Shapes.of(type));
    }

    /** The same, with the version of what it shows as its entity tag. */
    public Answer tagged() {
        return with(new Header("ETag", true, Schema.text(), "The version of what is shown."));
    }

    /** 304, where the client has what it asks for. */
    public static Answer known() {
        return new Answer(304, "Not changed since.", List.of(), List.of()).tagged();
    }

    /** 204. */
    public static Answer nothing() {
        return new Answer(204, "Done.", List.of(), List.of());
    }

    /** JSON with any status. */
    public static Answer json(int status, String description, Schema schema) {
        return new Answer(status, description, List.of(new Content(JSON, schema)), List.of());
    }

    public Answer with(Header... more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Answer(status, description, contents, all);
    }

    /** The same, but the client may also have the body as a text of another form. */
    public Answer orText(String mediaType) {
        List<Content> all = new ArrayList<>(contents);
        all.add(new Content(mediaType, Schema.text()));
        return new Answer(status, description, all, headers);
    }

    public Answer describedAs(String other) {
        return new Answer(status, other, contents, headers);
    }
}
