package io.ordersaga.edge.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.password.PasswordHasher.Limits;
import io.ordersaga.topics.user.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    /** Vectors of the reference implementation (phc-winner-argon2, test.c), both of "password" and "somesalt". */
    private static final String REFERENCE_64_MIB =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private static final String REFERENCE_256_KIB =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final PasswordHasher hasher = new PasswordHasher(new SecureRandom(), 2);

    @Test
    void shouldAcceptReferenceVectorsWithTheirOwnCost() throws InterruptedException {
        assertThat(hasher.verify("password", phc(REFERENCE_64_MIB))).isTrue();
        assertThat(hasher.verify("password", phc(REFERENCE_256_KIB))).isTrue();
        assertThat(hasher.verify("Password", phc(REFERENCE_256_KIB))).isFalse();
    }

    @Test
    void shouldAcceptOnlyThePasswordThatWasHashed() throws InterruptedException {
        PasswordHash hash = hasher.hash("pässword123");

        assertThat(hash.phc()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.verify("pässword123", Optional.of(hash))).isTrue();
        assertThat(hasher.verify("passsword123", Optional.of(hash))).isFalse();
        assertThat(hasher.verify("", Optional.of(hash))).isFalse();
    }

    @Test
    void shouldSaltEveryHashAnew() throws InterruptedException {
        assertThat(hasher.hash("password123")).isNotEqualTo(hasher.hash("password123"));
    }

    @Test
    void shouldRefuseAnyPasswordWhenThereIsNoHash() throws InterruptedException {
        assertThat(hasher.verify("password123", Optional.empty())).isFalse();
        assertThat(hasher.verify("", Optional.empty())).isFalse();
    }

    @Test
    void shouldAnswerBusyWhenThereIsNoTurnInTime() {
        PasswordHasher busy =
                new PasswordHasher(new SecureRandom(), new Semaphore(0, true), new Limits(9, Duration.ofMillis(10)));

        assertThatThrownBy(() -> busy.verify("password123", Optional.empty()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.BUSY);
                    assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "5"));
                });
    }

    @Test
    void shouldAnswerBusyAtOnceWhenTooManyWaitAlready() {
        Duration definitelyTooSlow = Duration.ofMinutes(1);
        PasswordHasher full =
                new PasswordHasher(new SecureRandom(), new Semaphore(0, true), new Limits(0, definitelyTooSlow));

        assertTimeoutPreemptively(
                definitelyTooSlow.dividedBy(2),
                () -> assertThatThrownBy(() -> full.hash("password123"))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.type()).isEqualTo(ProblemType.BUSY)));
    }

    @Test
    void shouldGiveTheTurnBackWhenAHashIsBroken() throws InterruptedException {
        PasswordHasher single =
                new PasswordHasher(new SecureRandom(), new Semaphore(1, true), new Limits(9, Duration.ofMillis(10)));

        assertThatThrownBy(() -> single.verify("password123", phc("$2b$10$abc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abc");
        assertThat(single.verify("password123", Optional.empty())).isFalse();
    }

    @Test
    void shouldRefuseToStartWithoutPermits() {
        assertThatThrownBy(() -> new PasswordHasher(new SecureRandom(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    private static Optional<PasswordHash> phc(String text) {
        return Optional.of(new PasswordHash(text));
    }
}
