package io.ordersaga.edge.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.SessionId;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
    private static final SessionId SESSION = SessionId.of(new UUID(0, 1));
    private static final String SECRET = "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0";
    private static final String TEXT = "00000000-0000-0000-0000-000000000001." + SECRET;

    private final SecureRandom random = new SecureRandom();

    @Test
    void shouldCarry256RandomBits() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            secrets.add(RefreshToken.generate(SESSION, random).secret());
        }

        assertThat(secrets).hasSize(100).allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void shouldBeReadBackFromItsText() {
        RefreshToken token = RefreshToken.generate(SESSION, random);

        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(RefreshToken.parse(TEXT)).contains(new RefreshToken(SESSION, SECRET));
    }

    /** The hash that {@code printf %s SECRET | openssl dgst -sha256 -binary | basenc --base64url} gives. */
    @Test
    void shouldBeKeptAsTheSha256HashOfItsSecret() {
        assertThat(new RefreshToken(SESSION, SECRET).hash().value())
                .isEqualTo("P70_9BnePhiPe7sODaMyFWk5y8BsCh7Qbnuyqgv-ot4");
    }

    @Test
    void shouldNotShowItself() {
        assertThat(new RefreshToken(SESSION, SECRET).toString()).doesNotContain(SECRET, "00000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                SECRET,
                "." + SECRET,
                "ses_" + TEXT,
                TEXT + "A",
                TEXT + "=",
                TEXT + "\n",
                " " + TEXT,
                "00000000-0000-0000-0000-00000000000A." + SECRET,
                "00000000-0000-0000-0000-000000000001:" + SECRET,
                "00000000-0000-0000-0000-000000000001.short"
            })
    void shouldRefuseWhatIsNoToken(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }
}
