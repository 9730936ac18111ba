package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Schema;
import java.util.List;

/** The parameters that mean the same on every route that takes them. */
public final class StandardParameters {
    public static final Parameter IDEMPOTENCY_KEY = Parameter.header(
            "Idempotency-Key",
            Schema.text(1, Request.MAX_IDEMPOTENCY_KEY).with("pattern", "^[ -~]*$"),
            "Chosen by the client. Sent again with the same body, the request is not obeyed twice and is answered as at first.");

    public static final Parameter PREFER_WAIT = Parameter.header(
            "Prefer",
            Schema.text().with("examples", List.of("wait=10")),
            "`wait=N` answers when the order has ended or N seconds are over; N is at most " + Request.MAX_WAIT_SECONDS
                    + ".");

    public static final Parameter IF_MATCH =
            Parameter.header("If-Match", Schema.text(), "Refuses the request unless the `ETag` is still one of these.");

    public static final Parameter IF_NONE_MATCH = Parameter.header(
            EntityTag.KNOWN, Schema.text(), "Answers 304 without a body if the `ETag` is still one of these.");

    private static final Parameter CURSOR = Parameter.query(
            Paging.CURSOR, Schema.text(), "Where the list goes on: from the `Link` of the page before.");

    /** Those of every list. */
    public static final List<Parameter> PAGING = List.of(
            limit(Paging.MAX_LIMIT),
            CURSOR,
            Parameter.query(
                    Paging.OFFSET,
                    Schema.integer(0, Paging.MAX_OFFSET).withDefault(0),
                    "How many to pass over; not with a cursor, and dearer."));

    private StandardParameters() {}

    /** Those of a list whose pages have up to so many rows, and of which none can be passed over. */
    public static List<Parameter> pagesOf(int maxLimit) {
        return List.of(limit(maxLimit), CURSOR);
    }

    private static Parameter limit(int max) {
        return Parameter.query(
                Paging.LIMIT, Schema.integer(1, max).withDefault(Paging.DEFAULT_LIMIT), "How many at most.");
    }
}
