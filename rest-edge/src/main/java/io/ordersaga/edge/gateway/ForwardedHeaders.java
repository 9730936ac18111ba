package io.ordersaga.edge.gateway;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which headers of a message go on to the other side (RFC 9110, section 7.6.1). */
final class ForwardedHeaders {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> SET_HERE = Set.of("host", "content-length", "expect", "forwarded", "traceparent");
    private static final String SET_HERE_PREFIX = "x-forwarded-";

    private ForwardedHeaders() {}

    /** The names, as sent, of a request's headers that the upstream gets unchanged. */
    static Set<String> ofRequest(Collection<String> names, Collection<String> connection) {
        return endToEnd(names, connection)
                .filter(name -> !SET_HERE.contains(lower(name)) && !lower(name).startsWith(SET_HERE_PREFIX))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of an answer's headers that the client gets unchanged. */
    static Set<String> ofAnswer(Collection<String> names, Collection<String> connection) {
        return endToEnd(names, connection).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> endToEnd(Collection<String> names, Collection<String> connection) {
        Set<String> named = connection.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> lower(name.strip()))
                .collect(Collectors.toSet());
        return names.stream().filter(name -> !HOP_BY_HOP.contains(lower(name)) && !named.contains(lower(name)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
