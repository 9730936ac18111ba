package io.ordersaga.edge.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

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
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return of((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** @throws IllegalArgumentException if the bytes are not a key pair of this kind (PKCS #8 and X.509) */
    public static SigningKey decode(byte[] privateKey, byte[] publicKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return of((ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)), (ECPublicKey)
                    factory.generatePublic(new X509EncodedKeySpec(publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an EC key pair", e);
        }
    }

    /** The public half. */
    public PublicKeys.Key publicHalf() {
        return new PublicKeys.Key(keyId, publicKey);
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
