package io.ordersaga.edge.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.hmac.HmacKey;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * The tokens by which services are known to the config server: {@code name.signature}, where the signature is the HMAC-SHA256
 * of the name under the server's secret, in base64url. Each service holds its own token only, so none can pass as another.
 */
public final class ServiceTokens {
    private final HmacKey key;

    /** @param secret at least {@link HmacKey#MIN_BYTES} */
    public ServiceTokens(byte[] secret) {
        this.key = new HmacKey(secret);
    }

    /** The token of a service. */
    public String issue(String service) {
        byte[] signature = key.sign(service.getBytes(UTF_8));
        return service + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** The service that a token is of; empty if it was not issued here. Takes the same time for every wrong signature. */
    Optional<String> verify(String token) {
        String service = token.substring(0, Math.max(0, token.indexOf('.')));
        boolean valid = MessageDigest.isEqual(issue(service).getBytes(UTF_8), token.getBytes(UTF_8));
        return valid && !service.isEmpty() ? Optional.of(service) : Optional.empty();
    }
}
