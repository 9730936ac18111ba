package io.ordersaga.system.simulation.world;

import java.time.Instant;

/** The time that all clocks of the simulation differ from by their skews. */
public final class VirtualTime {
    private long millis = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    public long millis() {
        return millis;
    }

    public Instant now() {
        return Instant.ofEpochMilli(millis);
    }

    void pass(long more) {
        millis += more;
    }
}
