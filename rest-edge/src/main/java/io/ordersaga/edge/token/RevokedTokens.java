package io.ordersaga.edge.token;

import io.ordersaga.edge.store.StoreUnavailableException;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.TokenRevocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users whose access tokens may be void before they expire, as a service has heard. It knows nothing until everything that
 * was said before its start has been heard, and forgets what no unexpired token can be subject to. Safe for use by many
 * threads.
 */
public final class RevokedTokens {
    /** How far the clocks of services may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Map<UserId, TokenRevocation> latest = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile boolean complete;

    public RevokedTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Hears of a revocation; the same and older ones may come again. */
    public void add(TokenRevocation revocation) {
        if (!isOver(revocation)) {
            latest.merge(revocation.userId(), revocation, RevokedTokens::newer);
        }
    }

    /** Everything that was said before the start has been added. */
    public void complete() {
        complete = true;
    }

    /** Whether it knows what it must. */
    public boolean isComplete() {
        return complete;
    }

    /** Drops what no unexpired token can be subject to; to be called now and then. */
    public void forgetOver() {
        latest.values().removeIf(this::isOver);
    }

    /** How many users it holds. */
    public int size() {
        return latest.size();
    }

    /**
     * Whether a token is void that was issued of this version of the user's account.
     *
     * @throws StoreUnavailableException as long as this is not known
     */
    boolean isVoid(UserId user, long version) {
        if (!complete) {
            throw new StoreUnavailableException("token-revocations");
        }
        TokenRevocation revocation = latest.get(user);
        return revocation != null && version < revocation.version();
    }

    private boolean isOver(TokenRevocation revocation) {
        Instant over = revocation.at().plus(TokenClaims.LIFETIME).plus(CLOCK_SKEW);
        return clock.instant().isAfter(over);
    }

    private static TokenRevocation newer(TokenRevocation one, TokenRevocation other) {
        return one.version() >= other.version() ? one : other;
    }
}
