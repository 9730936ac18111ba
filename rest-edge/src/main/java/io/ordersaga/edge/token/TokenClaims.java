package io.ordersaga.edge.token;

import java.time.Duration;

/** What every access token says, and every service demands. */
final class TokenClaims {
    static final String ISSUER = "ordersaga";
    static final String AUDIENCE = "ordersaga-api";
    static final String TYPE = "at+jwt";
    static final String ROLE = "role";
    /** The version of the user's account that the token was issued of. */
    static final String VERSION = "ver";

    static final Duration LIFETIME = Duration.ofMinutes(15);

    private TokenClaims() {}
}
