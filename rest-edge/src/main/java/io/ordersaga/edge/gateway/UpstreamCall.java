package io.ordersaga.edge.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.function.Function;

/**
 * A request to a service, of which any instance may be asked.
 *
 * @param request makes it for an instance's address
 */
record UpstreamCall(Upstream upstream, Function<URI, HttpRequest> request) {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    /** Whether it may be sent again when it is not known what became of it (RFC 9110, section 9.2.2). */
    boolean isRepeatable() {
        HttpRequest any = request.apply(upstream.first());
        boolean hasBody =
                any.bodyPublisher().filter(body -> body.contentLength() != 0).isPresent();
        return SAFE.contains(any.method()) && !hasBody;
    }
}
