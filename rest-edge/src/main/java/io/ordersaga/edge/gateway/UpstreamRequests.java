package io.ordersaga.edge.gateway;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes, of a request to the gateway, the request to the service behind it. */
final class UpstreamRequests {
    /** As even the most lenient server may read it: with encoded dots, slashes and backslashes, and with parameters. */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?i)(?:[/\\\\]|%2f|%5c)(?:\\.|%2e){1,2}(?:[/\\\\;]|%2f|%5c|%3b|$)");

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private final Upstreams upstreams;
    private final Senders senders;
    private final Duration timeout;

    UpstreamRequests(Upstreams upstreams, Senders senders, Duration timeout) {
        this.upstreams = upstreams;
        this.senders = senders;
        this.timeout = timeout;
    }

    /**
     * The same method, path, query and body, byte for byte.
     *
     * @throws ProblemException 404 if no service answers for the path, 400 if a part of it cannot be passed on as it is
     */
    UpstreamCall make(HttpServletRequest request, byte[] body, Trace trace) {
        if (DOT_SEGMENT.matcher(request.getRequestURI()).find()) {
            throw badTarget();
        }
        return make(upstream(request), request, body, trace);
    }

    /** The same, to a service that is not told by the path. */
    UpstreamCall make(Upstream upstream, HttpServletRequest request, byte[] body, Trace trace) {
        String target = target(request);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(upstream.first(), target))
                .timeout(timeout)
                .method(request.getMethod(), publisher(request, body))
                .setHeader("traceparent", trace.traceparent())
                .setHeader("X-Forwarded-For", senders.address(request))
                .setHeader("X-Forwarded-Proto", senders.scheme(request));
        Optional.ofNullable(request.getHeader("Host")).ifPresent(host -> builder.setHeader("X-Forwarded-Host", host));
        List<String> names = Collections.list(request.getHeaderNames());
        List<String> connection = Collections.list(request.getHeaders("Connection"));
        ForwardedHeaders.ofRequest(names, connection).forEach(name -> pass(request, name, builder));
        return new UpstreamCall(
                upstream, instance -> builder.copy().uri(uri(instance, target)).build());
    }

    private static void pass(HttpServletRequest request, String name, HttpRequest.Builder builder) {
        for (String value : Collections.list(request.getHeaders(name))) {
            if (!HEADER_VALUE.matcher(value).matches()) {
                throw new ProblemException(ProblemType.BAD_REQUEST, "a header is not ASCII");
            }
            builder.header(name, value);
        }
    }

    private Upstream upstream(HttpServletRequest request) {
        return upstreams
                .find(request.getRequestURI())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no such route"));
    }

    private static String target(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static URI uri(URI instance, String target) {
        String text = instance + target;
        if (!PRINTABLE.matcher(text).matches()) {
            throw badTarget();
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw badTarget();
        }
    }

    private static ProblemException badTarget() {
        return new ProblemException(ProblemType.BAD_REQUEST, "path or query is not a valid URI");
    }

    private static BodyPublisher publisher(HttpServletRequest request, byte[] body) {
        boolean hasBody = request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") != null;
        return hasBody ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody();
    }
}
