package io.ordersaga.edge.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys whose signatures are accepted, by key id. */
public record PublicKeys(List<Key> keys) {
    private static final int COORDINATE_LENGTH = 32;

    public PublicKeys {
        keys = keys.stream().distinct().toList();
    }

    /** One public key on the curve P-256. */
    public record Key(String keyId, ECPublicKey key) {
        /** A key under its thumbprint. */
        static Key of(ECPublicKey key) {
            return new Key(thumbprint(key), key);
        }
    }

    public Optional<ECPublicKey> find(String keyId) {
        return keys.stream()
                .filter(key -> key.keyId().equals(keyId))
                .map(Key::key)
                .findFirst();
    }

    /** The JSON Web Key Set (RFC 7517). */
    public Map<String, Object> toJwks() {
        return Map.of("keys", keys.stream().map(PublicKeys::toJwk).toList());
    }

    /** The key's thumbprint (RFC 7638), which serves as its id. */
    static String thumbprint(ECPublicKey key) {
        String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x(key), y(key));
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, String> toJwk(Key key) {
        return Map.of(
                "kty", "EC",
                "crv", "P-256",
                "use", "sig",
                "alg", "ES256",
                "kid", key.keyId(),
                "x", x(key.key()),
                "y", y(key.key()));
    }

    private static String x(ECPublicKey key) {
        return coordinate(key.getW().getAffineX());
    }

    private static String y(ECPublicKey key) {
        return coordinate(key.getW().getAffineY());
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_LENGTH];
        int length = Math.min(bytes.length, COORDINATE_LENGTH);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_LENGTH - length, length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
