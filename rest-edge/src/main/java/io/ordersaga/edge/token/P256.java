package io.ordersaga.edge.token;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Keys on the curve P-256, the only ones that sign tokens here. What is no such key is refused. */
final class P256 {
    static final String NAME = "secp256r1";

    /** A random private key is shorter once in 2^128 times; one that is was not made at random. */
    private static final int SHORTEST_SECRET_BITS = 128;

    private P256() {}

    /** @param encoded PKCS #8; @throws IllegalArgumentException if it is no private key on this curve, or a weak one */
    static ECPrivateKey privateKey(byte[] encoded) {
        try {
            ECPrivateKey key =
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            requireCurve(key.getParams());
            requireThat(key.getS().bitLength() >= SHORTEST_SECRET_BITS, "a weak private key");
            requireThat(key.getS().compareTo(key.getParams().getOrder()) < 0, "a private key beyond the curve's order");
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an EC private key in PKCS #8", e);
        }
    }

    /** @param encoded X.509; @throws IllegalArgumentException if it is no public key on this curve */
    static ECPublicKey publicKey(byte[] encoded) {
        try {
            ECPublicKey key =
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            requireCurve(key.getParams());
            requireThat(isOn(key.getParams().getCurve(), key.getW()), "a point that is not on the curve");
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an EC public key in X.509", e);
        }
    }

    /** Whether what the one signs is verified by the other. */
    static boolean isPair(ECPrivateKey secret, ECPublicKey known) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(secret);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with P-256", e);
        }
    }

    /** The public key that belongs to a private one. */
    static ECPublicKey publicKeyOf(ECPrivateKey key) {
        org.bouncycastle.math.ec.ECPoint point = new FixedPointCombMultiplier()
                .multiply(curve().getG(), key.getS())
                .normalize();
        BigInteger x = point.getAffineXCoord().toBigInteger();
        BigInteger y = point.getAffineYCoord().toBigInteger();
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), key.getParams()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** Whether y² = x³ + ax + b, both coordinates being numbers of the field. The point at infinity has no encoding that is read. */
    private static boolean isOn(EllipticCurve curve, ECPoint point) {
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right.mod(prime));
    }

    private static void requireCurve(ECParameterSpec found) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(NAME));
        ECParameterSpec wanted = parameters.getParameterSpec(ECParameterSpec.class);
        requireThat(
                found.getCurve().equals(wanted.getCurve())
                        && found.getGenerator().equals(wanted.getGenerator())
                        && found.getOrder().equals(wanted.getOrder()),
                "a key on another curve than P-256");
    }

    private static X9ECParameters curve() {
        return CustomNamedCurves.getByName(NAME);
    }

    private static void requireThat(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
