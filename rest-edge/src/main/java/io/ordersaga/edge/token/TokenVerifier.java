package io.ordersaga.edge.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Verifies access tokens: signed with ES256 by a known key, for us, by us, of the right type, not expired, not revoked. Every
 * service has one of its own; nothing is trusted because it came through the gateway. Safe for use by many threads.
 */
public final class TokenVerifier {
    /** Two JSON objects and a signature. The library fails on what is JSON and no object. */
    private static final Pattern FORM = Pattern.compile("eyJ[\\w-]*\\.eyJ[\\w-]*\\.[\\w-]+");

    /** How far ahead the clock of whoever issued a token may be. */
    private static final long ISSUED_AHEAD_SECONDS = 60;

    /** How many tokens are remembered as authentic: a signature takes longer to verify than most requests to answer. */
    private static final int MAX_SEEN = 10_000;

    private final PublicKeys keys;
    private final Clock clock;
    private final Revocation revocation;
    private final Cache<String, Accepted> accepted =
            Caffeine.newBuilder().maximumSize(MAX_SEEN).build();

    /** A verifier to which no token is revoked. */
    public TokenVerifier(PublicKeys keys, Clock clock) {
        this(keys, clock, (user, version) -> false);
    }

    private TokenVerifier(PublicKeys keys, Clock clock, Revocation revocation) {
        this.keys = keys;
        this.clock = clock;
        this.revocation = revocation;
    }

    /** What an authentic token says. Whether it has expired or is revoked is asked each time. */
    private record Accepted(Caller caller, long version, Instant expiresAt) {}

    private interface Revocation {
        boolean isVoid(UserId user, long version);
    }

    /** A verifier of the same keys that accepts no token which is revoked. */
    public TokenVerifier heeding(RevokedTokens revoked) {
        return new TokenVerifier(keys, clock, revoked::isVoid);
    }

    /**
     * The caller that the token speaks for; empty if anything about it is wrong.
     *
     * @throws io.ordersaga.edge.store.StoreUnavailableException if it is not known yet which tokens are revoked
     */
    public Optional<Caller> verify(String token) {
        return Optional.ofNullable(accepted.getIfPresent(token))
                .filter(seen -> clock.instant().isBefore(seen.expiresAt()))
                .or(() -> authenticate(token))
                .filter(seen -> !revocation.isVoid(seen.caller().userId(), seen.version()))
                .map(Accepted::caller);
    }

    private Optional<Accepted> authenticate(String token) {
        Optional<Accepted> authentic = decode(token);
        authentic.ifPresent(one -> accepted.put(token, one));
        return authentic;
    }

    private Optional<Accepted> decode(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            DecodedJWT unverified = JWT.decode(token);
            return Optional.ofNullable(unverified.getKeyId())
                    .flatMap(keys::find)
                    .map(key -> verifier(key).verify(unverified))
                    .filter(verified -> TokenClaims.TYPE.equals(verified.getType()))
                    // The library checks only a time that is there.
                    .filter(verified -> verified.getExpiresAtAsInstant() != null)
                    .flatMap(TokenVerifier::accepted);
        } catch (JWTVerificationException | IllegalArgumentException e) {
            // Whoever sends a bad token learns only that it is bad; the answer is 401.
            return Optional.empty();
        }
    }

    private JWTVerifier verifier(ECPublicKey key) {
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification) JWT.require(Algorithm.ECDSA256(key))
                .withIssuer(TokenClaims.ISSUER)
                .withAudience(TokenClaims.AUDIENCE);
        verification.acceptIssuedAt(ISSUED_AHEAD_SECONDS);
        return verification.build(clock);
    }

    private static Optional<Accepted> accepted(DecodedJWT token) {
        Optional<UserId> user = Optional.ofNullable(token.getSubject()).map(UserId::new);
        Optional<Role> role =
                Optional.ofNullable(token.getClaim(TokenClaims.ROLE).asString()).map(Role::valueOf);
        Optional<Long> version =
                Optional.ofNullable(token.getClaim(TokenClaims.VERSION).asLong());
        return user.flatMap(id -> role.map(known -> new Caller(id, known)))
                .flatMap(caller -> version.map(issued -> new Accepted(caller, issued, token.getExpiresAtAsInstant())));
    }
}
