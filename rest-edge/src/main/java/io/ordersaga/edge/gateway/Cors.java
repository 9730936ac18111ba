package io.ordersaga.edge.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/** Which pages of other origins may use the shop (WHATWG Fetch, CORS protocol). Nobody's, unless origins are configured. */
final class Cors {
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer, traceparent";
    private static final String ANSWER_HEADERS =
            "ETag, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy,"
                    + " Retry-After, Trace-Id, WWW-Authenticate";
    private static final String PREFLIGHT_SECONDS = "600";

    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = origins;
    }

    /** Lets the page read the answer, if it may. */
    void allow(HttpServletRequest request, HttpServletResponse response) {
        if (origins.isEmpty()) {
            return;
        }
        response.addHeader("Vary", "Origin");
        origin(request).ifPresent(origin -> {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        });
    }

    /** Answers a browser that asks whether it may send a request. @return false if it was another request */
    boolean answeredPreflight(HttpServletRequest request, HttpServletResponse response) {
        boolean preflight =
                request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
        if (!preflight || origin(request).isEmpty()) {
            return false;
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        return true;
    }

    private Optional<String> origin(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Origin")).filter(origins::contains);
    }
}
