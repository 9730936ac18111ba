package io.ordersaga.edge.token;

import java.util.Optional;

/** The token in an {@code Authorization} header (RFC 6750, section 2.1). */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Empty if there is no such header, or one of another scheme. */
    public static Optional<String> of(Optional<String> authorization) {
        return authorization
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }
}
