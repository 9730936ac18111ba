package io.ordersaga.apps.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.edge.token.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeySettingsTest {
    private final SigningKey key = SigningKey.generate();
    private final SigningKey old = SigningKey.generate();

    @TempDir
    private Path directory;

    @Test
    void shouldHaveNoKeysWhenNoneAreGiven() {
        assertThat(read(Map.of())).isEqualTo(new TokenKeySettings(Optional.empty(), List.of()));
    }

    @Test
    void shouldTakeKeysFromTheEnvironment() {
        TokenKeySettings settings = read(
                Map.of("TOKEN_PRIVATE_KEY", privatePem(key), "TOKEN_PUBLIC_KEYS", publicPem(old) + publicPem(key)));

        assertThat(settings.signingKey()).contains(key);
        assertThat(settings.alsoAccepted()).containsExactly(old.publicHalf(), key.publicHalf());
        assertThat(settings.acceptedBeside(key).keys()).containsExactly(key.publicHalf(), old.publicHalf());
    }

    @Test
    void shouldTakeKeysFromFiles() throws IOException {
        Path privateFile = Files.writeString(directory.resolve("private.pem"), privatePem(key));
        Path publicFile = Files.writeString(directory.resolve("public.pem"), publicPem(old));

        TokenKeySettings settings = read(Map.of(
                "TOKEN_PRIVATE_KEY_FILE", privateFile.toString(),
                "TOKEN_PUBLIC_KEYS_FILE", publicFile.toString()));

        assertThat(settings).isEqualTo(new TokenKeySettings(Optional.of(key), List.of(old.publicHalf())));
    }

    @Test
    void shouldRefuseAKeyThatIsNoneNamingItsSettingAndShowingNothingOfIt() {
        assertThat(refusal(Map.of("TOKEN_PRIVATE_KEY", publicPem(key), "TOKEN_PUBLIC_KEYS", "topsecret")))
                .contains("TOKEN_PRIVATE_KEY=(hidden) must be one private key on the curve P-256 in PEM,"
                        + " but is a PEM block PUBLIC KEY instead of PRIVATE KEY")
                .contains("TOKEN_PUBLIC_KEYS=(hidden) must be one or more public keys on the curve P-256 in PEM,"
                        + " but is no public key")
                .doesNotContain("topsecret");
        assertThat(refusal(Map.of("TOKEN_PRIVATE_KEY", ""))).contains("TOKEN_PRIVATE_KEY=(hidden) must have");
    }

    @Test
    void shouldRefuseAFileThatHoldsNoKeyOrCannotBeRead() throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.pem"), publicPem(key));
        Path missing = directory.resolve("missing.pem");

        assertThat(refusal(Map.of(
                        "TOKEN_PRIVATE_KEY_FILE", file.toString(), "TOKEN_PUBLIC_KEYS_FILE", missing.toString())))
                .contains("TOKEN_PRIVATE_KEY_FILE=" + file + " must be one private key")
                .contains("TOKEN_PUBLIC_KEYS_FILE=" + missing + " must be a file that can be read");
    }

    @Test
    void shouldRefuseAKeyThatIsGivenTwice() {
        assertThat(refusal(Map.of("TOKEN_PRIVATE_KEY", privatePem(key), "TOKEN_PRIVATE_KEY_FILE", "/x")))
                .contains("TOKEN_PRIVATE_KEY and TOKEN_PRIVATE_KEY_FILE must not both be set");
    }

    @Test
    void shouldNeverShowAPrivateKey() {
        TokenKeySettings settings = read(Map.of("TOKEN_PRIVATE_KEY", privatePem(key)));

        assertThat(settings.toString())
                .contains(key.keyId())
                .doesNotContain(key.privateKey().getS().toString());
    }

    private static TokenKeySettings read(Map<String, String> environment) {
        return ShopSettings.read(environment).tokenKeys();
    }

    private static String refusal(Map<String, String> environment) {
        InvalidSettingsException refusal =
                catchThrowableOfType(InvalidSettingsException.class, () -> ShopSettings.read(environment));
        assertThat(refusal).as("refusal of %s", environment.keySet()).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    private static String privatePem(SigningKey key) {
        return pem("PRIVATE KEY", key.privateKey());
    }

    private static String publicPem(SigningKey key) {
        return pem("PUBLIC KEY", key.publicKey());
    }

    private static String pem(String type, Key key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }
}
