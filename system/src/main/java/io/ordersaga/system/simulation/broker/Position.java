package io.ordersaga.system.simulation.broker;

/** How far a group of readers has come in one partition, as far as that is committed. */
public final class Position {
    private long committed;

    void commit(long offset) {
        committed = offset;
    }

    public long committed() {
        return committed;
    }
}
