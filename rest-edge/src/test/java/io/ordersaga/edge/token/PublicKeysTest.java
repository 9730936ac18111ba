package io.ordersaga.edge.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicKeysTest {
    private static final int ENOUGH_FOR_LEADING_ZEROS = 2000;

    @Test
    void shouldPublishEveryKeyWithNothingSecret() {
        SigningKey old = SigningKey.generate();
        SigningKey current = SigningKey.generate();

        JsonNode jwks =
                new JsonMapper().valueToTree(new PublicKeys(List.of(old.publicHalf(), current.publicHalf())).toJwks());

        assertThat(jwks.get("keys").findValuesAsText("kid")).containsExactly(old.keyId(), current.keyId());
        assertThat(jwks.get("keys").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "crv", "use", "alg", "kid", "x", "y");
        assertThat(jwks.get("keys").get(0).get("kty").textValue()).isEqualTo("EC");
        assertThat(jwks.get("keys").get(0).get("crv").textValue()).isEqualTo("P-256");
        assertThat(jwks.get("keys").get(0).get("alg").textValue()).isEqualTo("ES256");
        assertThat(jwks.get("keys").get(0).get("use").textValue()).isEqualTo("sig");
    }

    /** Of many random keys some have a coordinate with a leading zero byte, and half have one with its highest bit set. */
    @Test
    void shouldWriteCoordinatesInFullLengthWhateverTheirSize() {
        for (int i = 0; i < ENOUGH_FOR_LEADING_ZEROS; i++) {
            PublicKeys.Key key = SigningKey.generate().publicHalf();
            JsonNode jwk = new JsonMapper()
                    .valueToTree(new PublicKeys(List.of(key)).toJwks())
                    .get("keys")
                    .get(0);

            assertCoordinate(jwk.get("x").textValue(), key.key().getW().getAffineX());
            assertCoordinate(jwk.get("y").textValue(), key.key().getW().getAffineY());
        }
    }

    @Test
    void shouldNameAKeyByItsThumbprint() throws Exception {
        SigningKey key = SigningKey.generate();
        JsonNode jwk = new JsonMapper()
                .valueToTree(new PublicKeys(List.of(key.publicHalf())).toJwks())
                .get("keys")
                .get(0);
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":" + jwk.get("x") + ",\"y\":" + jwk.get("y") + "}";

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8));

        assertThat(key.keyId())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    void shouldFindAKeyByItsIdOnly() {
        SigningKey key = SigningKey.generate();
        PublicKeys keys = new PublicKeys(List.of(key.publicHalf()));

        assertThat(keys.find(key.keyId())).contains(key.publicKey());
        assertThat(keys.find("another")).isEmpty();
        assertThat(keys.find("")).isEmpty();
    }

    @Test
    void shouldReadAKeyPairBackAndShowNothingOfIt() {
        SigningKey key = SigningKey.generate();

        SigningKey read =
                SigningKey.decode(key.privateKey().getEncoded(), key.publicKey().getEncoded());

        assertThat(read).isEqualTo(key);
        assertThat(read).hasToString("SigningKey[" + key.keyId() + "]");
        assertThatThrownBy(() -> SigningKey.decode(new byte[] {1}, new byte[] {2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an EC private key in PKCS #8");
    }

    private static void assertCoordinate(String text, BigInteger expected) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        assertThat(bytes).hasSize(32);
        assertThat(new BigInteger(1, bytes)).isEqualTo(expected);
    }
}
