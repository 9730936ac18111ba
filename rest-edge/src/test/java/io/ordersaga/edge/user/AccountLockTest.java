package io.ordersaga.edge.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.Email;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountLockTest {
    private static final Email ANN = new Email("ann@example.com");
    private static final Email BOB = new Email("bob@example.com");
    private static final AccountLock.Attempt<String> WRONG = Optional::empty;
    private static final AccountLock.Attempt<String> RIGHT = () -> Optional.of("Ann");

    private long nanos = Long.MAX_VALUE - 1_000_000;
    private final AccountLock lock = new AccountLock(() -> nanos);

    @Test
    void shouldAllowFourWrongPasswordsAndTheRightOne() throws InterruptedException {
        fail(4);

        assertThat(lock.attempt(ANN, RIGHT)).contains("Ann");
    }

    @Test
    void shouldLockForTwiceAsLongAfterEachFurtherWrongPasswordUpToFifteenMinutes() throws InterruptedException {
        fail(4);
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            fail(1);
            seconds.add(secondsLocked());
            advance(Duration.ofSeconds(seconds.getLast()));
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
    }

    @Test
    void shouldNotEvenTryThePasswordWhileTheAccountIsLocked() throws InterruptedException {
        fail(6);
        AtomicInteger tried = new AtomicInteger();

        assertThatThrownBy(() -> lock.attempt(ANN, () -> Optional.of(tried.incrementAndGet())))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.ACCOUNT_LOCKED);
                    assertThat(problem.headers()).containsEntry("Retry-After", "2");
                });

        assertThat(tried).hasValue(0);
        advance(Duration.ofMillis(1999));
        assertThat(secondsLocked()).isEqualTo(1);
        advance(Duration.ofMillis(1));
        assertThat(lock.attempt(ANN, RIGHT)).isPresent();
    }

    @Test
    void shouldBeginAnewAfterTheRightPassword() throws InterruptedException {
        fail(6);
        advance(Duration.ofSeconds(2));
        lock.attempt(ANN, RIGHT);

        fail(4);

        assertThat(lock.attempt(ANN, RIGHT)).isPresent();
    }

    @Test
    void shouldCountEachAccountByItself() throws InterruptedException {
        fail(5);

        assertThat(lock.attempt(BOB, RIGHT)).isPresent();
        assertThat(secondsLocked()).isEqualTo(1);
    }

    @Test
    void shouldForgetWrongPasswordsHalfAnHourAfterTheLast() throws InterruptedException {
        fail(6);
        advance(Duration.ofMinutes(30));

        fail(4);

        assertThat(lock.attempt(ANN, RIGHT)).isPresent();
    }

    @Test
    void shouldNotCountATryThatCouldNotBeMade() throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> lock.attempt(ANN, () -> {
                        throw new IllegalStateException("busy");
                    }))
                    .hasMessage("busy");
        }

        assertThat(lock.attempt(ANN, RIGHT)).isPresent();
    }

    @Test
    void shouldGiveManyTriesAtOnceNoMoreThanFive() throws Exception {
        AtomicInteger tried = new AtomicInteger();
        List<Future<Optional<String>>> tries;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            tries = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> lock.attempt(ANN, () -> {
                        tried.incrementAndGet();
                        return Optional.<String>empty();
                    })))
                    .toList();
        }

        assertThat(tried).hasValue(5);
        assertThat(tries.stream().filter(done -> done.state() == Future.State.FAILED))
                .hasSize(195);
    }

    private void fail(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            if (lockedFor().isPresent()) {
                advance(Duration.ofSeconds(lockedFor().get()));
            }
            assertThat(lock.attempt(ANN, WRONG)).isEmpty();
        }
    }

    private long secondsLocked() {
        return lockedFor().orElseThrow();
    }

    // A try that fails with an exception does not count, so that asking changes nothing.
    private Optional<Long> lockedFor() {
        RuntimeException refusal = catchThrowableOfType(
                RuntimeException.class,
                () -> lock.attempt(ANN, () -> {
                    throw new IllegalStateException("not locked");
                }));
        return refusal instanceof ProblemException problem
                ? Optional.of(Long.valueOf(problem.headers().getOrDefault("Retry-After", "")))
                : Optional.empty();
    }

    private void advance(Duration duration) {
        nanos += duration.toNanos();
    }
}
