package io.ordersaga.edge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.store.StoreUnavailableException;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.TokenRevocation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevokedTokensTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId USER = UserId.of(new UUID(0, 1));
    private static final UserId OTHER = UserId.of(new UUID(0, 2));

    private Instant now = START;
    private final RevokedTokens revoked = new RevokedTokens(() -> now);

    @Test
    void shouldVoidTheTokensOfOlderVersionsOfThatUserOnly() {
        revoked.add(new TokenRevocation(USER, 3, START));
        revoked.complete();

        assertThat(revoked.isVoid(USER, 2)).isTrue();
        assertThat(revoked.isVoid(USER, 3)).isFalse();
        assertThat(revoked.isVoid(OTHER, 1)).isFalse();
    }

    @Test
    void shouldKeepTheLatestRevocationWhateverTheOrder() {
        revoked.add(new TokenRevocation(USER, 5, START));
        revoked.add(new TokenRevocation(USER, 3, START));
        revoked.complete();

        assertThat(revoked.isVoid(USER, 4)).isTrue();
    }

    @Test
    void shouldVouchForNoTokenUntilEverythingIsHeard() {
        assertThat(revoked.isComplete()).isFalse();
        assertThatThrownBy(() -> revoked.isVoid(USER, 1)).isInstanceOf(StoreUnavailableException.class);

        revoked.complete();

        assertThat(revoked.isComplete()).isTrue();
        assertThat(revoked.isVoid(USER, 1)).isFalse();
    }

    @Test
    void shouldForgetARevocationOnceNoTokenCanBeSubjectToIt() {
        revoked.add(new TokenRevocation(USER, 3, START));
        revoked.complete();
        now = START.plus(Duration.ofMinutes(20));

        revoked.forgetOver();
        assertThat(revoked.isVoid(USER, 2)).isTrue();

        now = now.plusMillis(1);
        revoked.forgetOver();
        revoked.add(new TokenRevocation(OTHER, 3, START));
        assertThat(revoked.size()).isZero();
    }

    @Test
    void shouldBeHeededByAVerifier() {
        SigningKey key = SigningKey.generate();
        TokenIssuer issuer = new TokenIssuer(key, () -> START);
        TokenVerifier verifier =
                new TokenVerifier(new PublicKeys(List.of(key.publicHalf())), Clock.fixed(START, ZoneOffset.UTC));
        revoked.complete();
        TokenVerifier heeding = verifier.heeding(revoked);
        String before = issuer.issue(USER, Role.ADMIN, 1);
        assertThat(heeding.verify(before)).contains(new Caller(USER, Role.ADMIN));

        revoked.add(new TokenRevocation(USER, 2, START));

        assertThat(heeding.verify(before)).isEmpty();
        assertThat(heeding.verify(issuer.issue(USER, Role.USER, 2))).contains(new Caller(USER, Role.USER));
        assertThat(verifier.verify(before)).isPresent();
    }

    @Test
    void shouldAcceptTheTokensOfEveryKeyWhileKeysAreChanged() {
        SigningKey old = SigningKey.generate();
        SigningKey current = SigningKey.generate();
        TokenVerifier verifier = new TokenVerifier(
                new PublicKeys(List.of(current.publicHalf(), old.publicHalf())), Clock.fixed(START, ZoneOffset.UTC));

        for (SigningKey key : List.of(old, current)) {
            String token = new TokenIssuer(key, () -> START).issue(USER, Role.USER, 1);

            assertThat(verifier.verify(token)).contains(new Caller(USER, Role.USER));
        }
    }
}
