package io.ordersaga.edge.gateway;

import io.ordersaga.edge.http.RateClass;
import java.util.Set;

/** Which budget a request draws on, as the routes of the services declare it. What no service knows is counted too. */
final class RateClasses {
    private static final Set<String> AUTH = Set.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private RateClasses() {}

    static RateClass of(String method, String path) {
        if (READING.contains(method)) {
            return RateClass.READ;
        }
        // The services take a path with a slash at its end for the path without.
        return AUTH.contains(path.replaceAll("/+$", "")) ? RateClass.AUTH : RateClass.WRITE;
    }
}
