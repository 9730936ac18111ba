package io.ordersaga.edge.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A successful answer.
 *
 * @param body to be written as JSON, or a {@link Text} to be written as it is, or an {@link EventStream}; empty for none
 */
public record Reply(int status, Optional<Object> body, Map<String, String> headers) {
    private static final String ETAG = "ETag";

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply ok(Object body) {
        return new Reply(200, Optional.of(body), Map.of());
    }

    /** @param mediaType of the text */
    public static Reply text(String mediaType, String text) {
        return ok(new Text(mediaType, text));
    }

    public static Reply created(String location, Object body) {
        return new Reply(201, Optional.of(body), Map.of("Location", location));
    }

    public static Reply accepted(Object body) {
        return new Reply(202, Optional.of(body), Map.of());
    }

    /** The same, naming the version of what it shows, so that the client can ask whether it has changed. */
    public Reply tagged(long version) {
        return withHeader(ETAG, EntityTag.of(version).value());
    }

    /** This answer to a read; without the body that a client says it has already (RFC 9110, section 13.1.2). */
    Reply unlessKnown(Optional<String> ifNoneMatch) {
        return status == 200 && headers.containsKey(ETAG) && new EntityTag(headers.get(ETAG)).isKnownTo(ifNoneMatch)
                ? new Reply(304, Optional.empty(), headers)
                : this;
    }

    /** The same, but with a text as its body. */
    public Reply withText(String mediaType, String text) {
        return new Reply(status, Optional.of(new Text(mediaType, text)), headers);
    }

    /** Success, with nothing to say. */
    public static Reply nothing() {
        return new Reply(204, Optional.empty(), Map.of());
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more);
    }
}
