package io.ordersaga.system.simulation.world;

import io.ordersaga.system.simulation.broker.Cluster;
import io.ordersaga.system.simulation.broker.Transaction;
import io.ordersaga.system.simulation.task.Host;
import java.util.Optional;

/** An instance of an application, with the one thread that runs its tasks in one transaction. */
final class Member implements Host {
    private final Cluster cluster;
    private final VirtualTime time;
    private Optional<Transaction> transaction = Optional.empty();
    private long skew;
    private boolean alive = true;

    Member(Cluster cluster, VirtualTime time) {
        this.cluster = cluster;
        this.time = time;
    }

    @Override
    public long clock() {
        return time.millis() + skew;
    }

    @Override
    public Transaction transaction() {
        if (transaction.isEmpty()) {
            transaction = Optional.of(cluster.begin());
        }
        return transaction.get();
    }

    /** What it has not ended yet; empty if it has done nothing since. */
    Optional<Transaction> open() {
        return transaction;
    }

    /** Takes the transaction away, to be ended. */
    Optional<Transaction> end() {
        Optional<Transaction> ended = transaction;
        transaction = Optional.empty();
        return ended;
    }

    boolean isAlive() {
        return alive;
    }

    void live(boolean lives) {
        alive = lives;
    }

    /** Returns whether its clock showed another time before. */
    boolean skew(long millis) {
        boolean changed = skew != millis;
        skew = millis;
        return changed;
    }
}
