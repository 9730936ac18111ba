package io.ordersaga.edge.http;

import io.ordersaga.topics.UserId;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that was answered, as logs and metrics may know it: nothing in it is the client's own text.
 *
 * @param method one of HTTP's own, or {@code OTHER}
 * @param took from the request's first byte to the answer's last
 * @param bytes of the answer's body, as sent
 * @param trace empty for what never reached a route, such as a request line that is none
 * @param user who asked, where that was looked at
 */
public record Answered(
        String method,
        Answerer by,
        int status,
        Duration took,
        long bytes,
        Optional<Trace> trace,
        Optional<UserId> user) {

    /**
     * What answered a request.
     *
     * @param operation of the declared route
     * @param template the route's path, with the names of its parameters instead of their values
     */
    public record Answerer(String operation, String template) {
        /** No declared route. */
        public static final Answerer UNKNOWN = new Answerer("unknown", "unknown");

        static Answerer of(Route route) {
            return new Answerer(route.operation(), route.path());
        }
    }
}
