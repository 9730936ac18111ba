package io.ordersaga.system.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A request and its answer.
 *
 * @param path without the query
 * @param sent the request's body, if it is JSON
 */
record Exchange(String method, String path, Optional<JsonNode> sent, int status, HttpHeaders headers, String body) {

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Whether a service says of its health that it is not ready, as it may while its broker is slow for a moment. */
    static boolean isNotReady(String path, int status) {
        return status == 503 && path.startsWith("/health");
    }

    boolean isProblem() {
        return header("content-type").orElse("").startsWith("application/problem+json");
    }

    @Override
    public String toString() {
        return method + " " + path + " " + status;
    }
}
