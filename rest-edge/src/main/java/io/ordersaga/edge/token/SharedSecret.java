package io.ordersaga.edge.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.hmac.HmacKey;
import java.util.Base64;

/**
 * The one secret that all instances of all services have, and the keys that follow from it: one for each purpose, none of which
 * gives the secret or another key away.
 */
public final class SharedSecret {
    public static final int MIN_LENGTH = 32;

    private final HmacKey secret;

    /** @param secret at least {@link #MIN_LENGTH} characters */
    public SharedSecret(String secret) {
        if (secret.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("a shared secret needs at least " + MIN_LENGTH + " characters");
        }
        this.secret = new HmacKey(secret.getBytes(UTF_8));
    }

    /** Signs the cursors of lists, which any instance may be given back. */
    public byte[] cursorKey() {
        return key("cursors");
    }

    /** The token by which the instances of a service know each other. */
    public String peerToken(String service) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key("peers of " + service));
    }

    private byte[] key(String purpose) {
        return secret.sign(purpose.getBytes(UTF_8));
    }
}
