package io.ordersaga.edge.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A successful answer.
 *
 * @param body to be written as JSON; empty for none
 */
public record Reply(int status, Optional<Object> body, Map<String, String> headers) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply ok(Object body) {
        return new Reply(200, Optional.of(body), Map.of());
    }

    public static Reply created(String location, Object body) {
        return new Reply(201, Optional.of(body), Map.of("Location", location));
    }

    public static Reply accepted(Object body) {
        return new Reply(202, Optional.of(body), Map.of());
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more);
    }
}
