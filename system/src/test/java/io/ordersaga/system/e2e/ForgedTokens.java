package io.ordersaga.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that a service must refuse, each for another reason; and good ones of any role. */
final class ForgedTokens {
    private final SigningKey key;
    private final UserId user;

    ForgedTokens(SigningKey key, UserId user) {
        this.key = key;
        this.user = user;
    }

    /** What the user service would issue to an administrator, or to whoever has the role. */
    String good(Role role) {
        return new TokenIssuer(key, Instant::now).issue(user, role, 1);
    }

    /** By what is wrong with them. */
    Map<String, String> all() {
        Map<String, String> tokens = new LinkedHashMap<>();
        String good = good(Role.ADMIN);
        String claims = good.split("\\.", -1)[1];
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        SigningKey other = SigningKey.generate();
        tokens.put("not a token", "nonsense");
        tokens.put("expired", new TokenIssuer(key, () -> longAgo).issue(user, Role.ADMIN, 1));
        tokens.put("of another key", new TokenIssuer(other, Instant::now).issue(user, Role.ADMIN, 1));
        tokens.put("of another key under our key id", claims("at+jwt").sign(algorithm(other)));
        tokens.put(
                "unsigned",
                part("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + key.keyId() + "\"}") + "." + claims + ".");
        tokens.put(
                "signed with the public key as a secret",
                claims("at+jwt").sign(Algorithm.HMAC256(key.publicKey().getEncoded())));
        tokens.put("with claims of another token", swapped(good));
        tokens.put("of another type", claims("JWT").sign(algorithm(key)));
        tokens.put(
                "for somebody else",
                claims("at+jwt").withAudience("another-api").sign(algorithm(key)));
        tokens.put("by somebody else", claims("at+jwt").withIssuer("evil").sign(algorithm(key)));
        tokens.put(
                "without an end", claims("at+jwt").withExpiresAt((Instant) null).sign(algorithm(key)));
        return tokens;
    }

    private JWTCreator.Builder claims(String type) {
        return JWT.create()
                .withHeader(Map.of("typ", type))
                .withKeyId(key.keyId())
                .withIssuer("ordersaga")
                .withAudience("ordersaga-api")
                .withSubject(user.value())
                .withClaim("role", "ADMIN")
                .withClaim("ver", 1)
                .withIssuedAt(Instant.now())
                .withExpiresAt(Instant.now().plus(Duration.ofMinutes(10)));
    }

    private String swapped(String good) {
        String[] parts = good.split("\\.", -1);
        String[] ofUser = good(Role.USER).split("\\.", -1);
        return ofUser[0] + "." + parts[1] + "." + ofUser[2];
    }

    private static Algorithm algorithm(SigningKey signer) {
        return Algorithm.ECDSA256(signer.publicKey(), signer.privateKey());
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
