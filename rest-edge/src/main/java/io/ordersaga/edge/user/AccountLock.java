package io.ordersaga.edge.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.Email;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows down whoever tries passwords: after the fifth wrong one in a row an account is locked for a second, and for twice as
 * long after each further one, up to fifteen minutes. A right password begins anew. It makes no difference whether there is
 * such an account. Safe for use by many threads.
 *
 * <p>Passwords of one account are checked one after another, so that many requests at once are not many tries at once. What is
 * counted is kept in the memory of this instance, for at most 100,000 addresses, and is forgotten half an hour after the last
 * try: n instances allow n times the tries, and a restart begins anew.
 */
public final class AccountLock {
    private static final int FREE_FAILURES = 5;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ACCOUNTS = 100_000;

    private final Ticker ticker;
    private final Cache<Email, Tries> tries;

    public AccountLock() {
        this(Ticker.systemTicker());
    }

    AccountLock(Ticker ticker) {
        this.ticker = ticker;
        this.tries = Caffeine.newBuilder()
                .maximumSize(MOST_ACCOUNTS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .ticker(ticker)
                .build();
    }

    /** One try to log in. */
    interface Attempt<T> {
        /** Empty if the password is wrong or the account is not there. */
        Optional<T> run() throws InterruptedException;
    }

    /**
     * Makes a try, unless the account is locked. One that ends with an exception does not count.
     *
     * @throws ProblemException 429 {@code account-locked}; 503 {@code busy} if the try had no turn within ten seconds
     */
    <T> Optional<T> attempt(Email account, Attempt<T> attempt) throws InterruptedException {
        Tries known = tries.get(account, key -> new Tries());
        known.requireUnlocked();
        if (!known.turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ProblemException(ProblemType.BUSY, "too many passwords of this account are being checked")
                    .withHeader("Retry-After", "5");
        }
        try {
            known.requireUnlocked();
            Optional<T> result = attempt.run();
            known.count(result.isPresent());
            return result;
        } finally {
            known.turn.unlock();
        }
    }

    /** The tries on one account. Written by whoever has the turn. */
    private final class Tries {
        private final ReentrantLock turn = new ReentrantLock(true);
        private volatile Lock lock = new Lock(0, ticker.read());

        /** @param until as the ticker tells the time */
        private record Lock(int failures, long until) {}

        void requireUnlocked() {
            long left = lock.until() - ticker.read();
            if (left > 0) {
                long seconds = Duration.ofNanos(left).plusNanos(999_999_999).toSeconds();
                throw new ProblemException(ProblemType.ACCOUNT_LOCKED, ProblemType.ACCOUNT_LOCKED.title())
                        .withHeader("Retry-After", Long.toString(seconds));
            }
        }

        void count(boolean success) {
            int failures = success ? 0 : lock.failures() + 1;
            lock = new Lock(failures, ticker.read() + lockAfter(failures).toNanos());
        }
    }

    private static Duration lockAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, failures - FREE_FAILURES));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
