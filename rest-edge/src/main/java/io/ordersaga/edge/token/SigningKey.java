package io.ordersaga.edge.token;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/**
 * The key pair on the curve P-256 that signs tokens.
 *
 * @param keyId names the public key in the key set
 */
public record SigningKey(String keyId, ECPrivateKey privateKey, ECPublicKey publicKey) {

    /** A new random key. */
    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(P256.NAME));
            KeyPair pair = generator.generateKeyPair();
            return of((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** @throws IllegalArgumentException if the bytes are not a key pair of this kind (PKCS #8 and X.509) */
    public static SigningKey decode(byte[] privateKey, byte[] publicKey) {
        ECPrivateKey secret = P256.privateKey(privateKey);
        ECPublicKey known = P256.publicKey(publicKey);
        if (!P256.isPair(secret, known)) {
            throw new IllegalArgumentException("a public key of another private key");
        }
        return of(secret, known);
    }

    /** The key pair of a private key. */
    static SigningKey of(ECPrivateKey privateKey) {
        return of(privateKey, P256.publicKeyOf(privateKey));
    }

    /** The public half. */
    public PublicKeys.Key publicHalf() {
        return PublicKeys.Key.of(publicKey);
    }

    private static SigningKey of(ECPrivateKey privateKey, ECPublicKey publicKey) {
        return new SigningKey(PublicKeys.thumbprint(publicKey), privateKey, publicKey);
    }

    /** Never the key: this text may reach a log. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
