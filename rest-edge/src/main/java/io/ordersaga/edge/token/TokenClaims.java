package io.ordersaga.edge.token;

import java.time.Duration;

/** What every access token says, and every service demands. */
final class TokenClaims {
    static final String ISSUER = "ordersaga";
    static final String AUDIENCE = "ordersaga-api";
    static final String TYPE = "at+jwt";
    static final String ROLE = "role";
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private TokenClaims() {}
}
