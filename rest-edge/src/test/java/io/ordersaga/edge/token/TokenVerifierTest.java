package io.ordersaga.edge.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is asked again of a token that was found authentic before. */
class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId USER = UserId.of(new UUID(0, 1));

    private Instant time = NOW;
    private final SigningKey key = SigningKey.generate();
    private final TokenIssuer issuer = new TokenIssuer(key, () -> time);
    private final TokenVerifier verifier =
            new TokenVerifier(new PublicKeys(List.of(key.publicHalf())), new TestClock());

    @Test
    void shouldAcceptATokenAgainUntilItExpires() {
        String token = issuer.issue(USER, Role.USER, 1);

        assertThat(verifier.verify(token)).contains(new Caller(USER, Role.USER));
        time = NOW.plus(issuer.lifetime()).minusSeconds(1);
        assertThat(verifier.verify(token)).contains(new Caller(USER, Role.USER));
        time = NOW.plus(issuer.lifetime()).plusSeconds(1);
        assertThat(verifier.verify(token)).isEmpty();
    }

    @Test
    void shouldNotTakeAForgedTokenForTheOneThatItIsMadeOf() {
        String token = issuer.issue(USER, Role.USER, 1);
        String admins = issuer.issue(USER, Role.ADMIN, 1);
        String[] parts = token.split("\\.", -1);
        String forged = parts[0] + "." + admins.split("\\.", -1)[1] + "." + parts[2];

        assertThat(verifier.verify(token)).isPresent();
        assertThat(verifier.verify(forged)).isEmpty();
        assertThat(verifier.verify(forged)).isEmpty();
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time;
        }
    }
}
