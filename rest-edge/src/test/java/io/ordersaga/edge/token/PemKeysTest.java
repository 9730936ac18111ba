package io.ordersaga.edge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {
    /** Made by {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256}. It signs nothing anywhere. */
    private static final String OPENSSL_PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGXWMYNXuYvPWAOIc
            ZWOJviUv9ojy/sBs24ZYKcWxcu6hRANCAASqZMowebDVpWsTV8Qvxtsa98MDOp70
            qy8NABk7BG19CrwFXB/pfV8i5Y1eUagg7nPjvnaOD3qlMx5g/g6ByTGA
            -----END PRIVATE KEY-----
            """;

    /** Of the same pair, by {@code openssl pkey -pubout}. */
    private static final String OPENSSL_PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqmTKMHmw1aVrE1fEL8bbGvfDAzqe
            9KsvDQAZOwRtfQq8BVwf6X1fIuWNXlGoIO5z4752jg96pTMeYP4OgckxgA==
            -----END PUBLIC KEY-----
            """;

    private final SigningKey key = SigningKey.generate();

    @Test
    void shouldReadWhatOpensslWritesAndFindThePublicHalf() {
        SigningKey read = PemKeys.signingKey(OPENSSL_PRIVATE);

        assertThat(PemKeys.publicKeys(OPENSSL_PUBLIC)).containsExactly(read.publicHalf());
    }

    @Test
    void shouldFindThePublicHalfOfAnyPrivateKey() {
        for (int i = 0; i < 20; i++) {
            SigningKey generated = SigningKey.generate();

            assertThat(PemKeys.signingKey(pem("PRIVATE KEY", generated.privateKey())))
                    .isEqualTo(generated);
        }
    }

    @Test
    void shouldReadSeveralPublicKeys() {
        SigningKey other = SigningKey.generate();

        String text = pem("PUBLIC KEY", key.publicKey()) + "\n" + pem("PUBLIC KEY", other.publicKey());

        assertThat(PemKeys.publicKeys(text)).containsExactly(key.publicHalf(), other.publicHalf());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void shouldRefuseAKeyOnAnotherCurve(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();

        assertRefusedPrivate(pem("PRIVATE KEY", pair.getPrivate()), "a key on another curve than P-256");
        assertRefusedPublic(pem("PUBLIC KEY", pair.getPublic()), "a key on another curve than P-256");
    }

    @Test
    void shouldRefuseAKeyOfAnotherKind() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertRefusedPrivate(pem("PRIVATE KEY", rsa.getPrivate()), "not an EC private key in PKCS #8");
        assertRefusedPublic(pem("PUBLIC KEY", rsa.getPublic()), "not an EC public key in X.509");
        assertRefusedPrivate(
                pem("EC PRIVATE KEY", key.privateKey()), "a PEM block EC PRIVATE KEY instead of PRIVATE KEY");
    }

    @Test
    void shouldRefuseAPrivateKeyThatCanBeGuessed() throws Exception {
        ECPrivateKeySpec one =
                new ECPrivateKeySpec(BigInteger.ONE, key.privateKey().getParams());
        Key weak = KeyFactory.getInstance("EC").generatePrivate(one);

        assertRefusedPrivate(pem("PRIVATE KEY", weak), "a weak private key");
    }

    @Test
    void shouldRefuseAPublicKeyThatIsNoPointOfTheCurve() {
        byte[] encoded = key.publicKey().getEncoded();
        encoded[encoded.length - 1] ^= 1;

        assertThatThrownBy(() -> PemKeys.publicKeys(pem("PUBLIC KEY", encoded)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a point that is not on the curve");
    }

    @Test
    void shouldRefuseOneHalfInThePlaceOfTheOther() {
        assertRefusedPrivate(pem("PUBLIC KEY", key.publicKey()), "a PEM block PUBLIC KEY instead of PRIVATE KEY");
        assertRefusedPublic(pem("PRIVATE KEY", key.privateKey()), "a PEM block PRIVATE KEY instead of PUBLIC KEY");
    }

    @Test
    void shouldRefuseNoKeyAndMoreThanOneToSignWith() {
        String two = pem("PRIVATE KEY", key.privateKey())
                + pem("PRIVATE KEY", SigningKey.generate().privateKey());

        assertRefusedPrivate(two, "2 private keys instead of one");
        assertRefusedPrivate("secret", "0 private keys instead of one");
        assertRefusedPublic("", "no public key");
    }

    @Test
    void shouldRefuseWhatIsNotPemAndShowNothingOfIt() {
        String broken = "-----BEGIN PRIVATE KEY-----\n!topsecret!\n-----END PRIVATE KEY-----\n";
        String unended = "-----BEGIN PRIVATE KEY-----\ntopsecret";
        String nonsense = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

        assertRefusedPrivate(broken, "not PEM");
        assertRefusedPrivate(unended, "not PEM");
        assertRefusedPrivate(nonsense, "not an EC private key in PKCS #8");
    }

    @Test
    void shouldRefuseAPairThatIsNone() {
        ECPublicKey other = SigningKey.generate().publicKey();

        assertThatThrownBy(() -> SigningKey.decode(key.privateKey().getEncoded(), other.getEncoded()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a public key of another private key");
    }

    @Test
    void shouldPublishAKeyOnce() {
        assertThat(new PublicKeys(List.of(key.publicHalf(), key.publicHalf())).keys())
                .containsExactly(key.publicHalf());
    }

    private static void assertRefusedPrivate(String pem, String message) {
        assertThatThrownBy(() -> PemKeys.signingKey(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void assertRefusedPublic(String pem, String message) {
        assertThatThrownBy(() -> PemKeys.publicKeys(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static String pem(String type, Key key) {
        return pem(type, key.getEncoded());
    }

    private static String pem(String type, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }
}
