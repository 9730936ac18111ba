package io.ordersaga.edge.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Issues access tokens. Only the user service has one. */
public final class TokenIssuer {
    private final SigningKey key;
    private final InstantSource clock;

    public TokenIssuer(SigningKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** How long a token is valid. */
    public Duration lifetime() {
        return TokenClaims.LIFETIME;
    }

    /** @param version of the user's account which says that this is the user's role */
    public String issue(UserId user, Role role, long version) {
        Instant now = clock.instant();
        return JWT.create()
                .withHeader(Map.of("typ", TokenClaims.TYPE))
                .withKeyId(key.keyId())
                .withIssuer(TokenClaims.ISSUER)
                .withAudience(TokenClaims.AUDIENCE)
                .withSubject(user.value())
                .withClaim(TokenClaims.ROLE, role.name())
                .withClaim(TokenClaims.VERSION, version)
                .withIssuedAt(now)
                .withExpiresAt(now.plus(TokenClaims.LIFETIME))
                .sign(Algorithm.ECDSA256(key.publicKey(), key.privateKey()));
    }
}
