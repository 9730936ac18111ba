package io.ordersaga.edge.password;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.user.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and verifies passwords with Argon2id. Each hash takes 19 MiB and tens of milliseconds of a core, so only so many are
 * computed at once; so many more may wait, and are served in order of arrival. Safe for use by many threads.
 */
public final class PasswordHasher {
    private static final Argon2Hash.Cost COST = new Argon2Hash.Cost(19_456, 2, 1, 32);
    private static final int SALT_LENGTH = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** About as many as get a turn in the time that they wait, at 50 ms each. */
    private static final int WAITING_PER_PERMIT = 200;

    private static final String RETRY_AFTER_SECONDS = "5";

    private final SecureRandom random;
    private final Semaphore permits;
    private final Limits limits;
    private final Argon2Hash dummy;

    /**
     * @param waiting how many may wait for a turn; about so many, as several can begin to wait at once
     * @param patience how long each waits
     */
    record Limits(int waiting, Duration patience) {}

    /** @param permits how many hashes are computed at the same time, at least 1 */
    public PasswordHasher(SecureRandom random, int permits) {
        this(random, fair(permits), new Limits(permits * WAITING_PER_PERMIT, PATIENCE));
    }

    PasswordHasher(SecureRandom random, Semaphore permits, Limits limits) {
        this.random = random;
        this.permits = permits;
        this.limits = limits;
        this.dummy = Argon2Hash.ofNoPassword(COST, bytes(SALT_LENGTH), bytes(COST.length()));
    }

    /** @throws ProblemException 503 {@code busy} if too many wait already, or there was no turn within ten seconds */
    public PasswordHash hash(String password) throws InterruptedException {
        return inTurn(() -> Argon2Hash.of(password, COST, bytes(SALT_LENGTH)).toPhc());
    }

    /**
     * Whether the hash was made of this password.
     *
     * @param stored where it is absent, the answer is false and takes as long as with one
     * @throws ProblemException 503 {@code busy} as {@link #hash}
     * @throws IllegalArgumentException if the hash is not Argon2id
     */
    public boolean verify(String password, Optional<PasswordHash> stored) throws InterruptedException {
        boolean matches =
                inTurn(() -> stored.map(Argon2Hash::parse).orElse(dummy).matches(password));
        return matches && stored.isPresent();
    }

    private <T> T inTurn(Supplier<T> computation) throws InterruptedException {
        if (permits.getQueueLength() >= limits.waiting()
                || !permits.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ProblemException(ProblemType.BUSY, "too many passwords are being checked")
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        try {
            return computation.get();
        } finally {
            permits.release();
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Semaphore fair(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("passwords need at least 1 permit to be hashed, not " + permits);
        }
        return new Semaphore(permits, true);
    }
}
