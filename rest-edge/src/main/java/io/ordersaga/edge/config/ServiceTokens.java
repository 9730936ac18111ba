package io.ordersaga.edge.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens by which services are known to the config server: {@code name.signature}, where the signature is the HMAC-SHA256
 * of the name under the server's secret, in base64url. Each service holds its own token only, so none can pass as another.
 */
public final class ServiceTokens {
    private static final int MIN_SECRET = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret at least 32 bytes */
    public ServiceTokens(byte[] secret) {
        if (secret.length < MIN_SECRET) {
            throw new IllegalArgumentException(
                    "the secret of service tokens must have " + MIN_SECRET + " bytes or more");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The token of a service. */
    public String issue(String service) {
        return service + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(service));
    }

    /** The service that a token is of; empty if it was not issued here. Takes the same time for every wrong signature. */
    Optional<String> verify(String token) {
        String service = token.substring(0, Math.max(0, token.indexOf('.')));
        boolean valid = MessageDigest.isEqual(issue(service).getBytes(UTF_8), token.getBytes(UTF_8));
        return valid && !service.isEmpty() ? Optional.of(service) : Optional.empty();
    }

    private byte[] signature(String service) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(service.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
