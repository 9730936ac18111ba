package io.ordersaga.apps.settings;

import java.time.Duration;

/**
 * How an instance takes part in the groups of its Streams applications.
 *
 * @param instance names it for good among the instances of its service, so that its partitions wait for it while it restarts
 * @param copies how many other instances keep a copy of each store
 * @param sessionTimeout after so long without a sign of life an instance's partitions are given to others
 * @param isLeaving whether it gives its partitions away when it is stopped, as one that is not coming back
 */
public record Membership(String instance, int copies, Duration sessionTimeout, boolean isLeaving) {
    /** For a service with one instance. */
    public static final Membership ALONE = new Membership("1", 0, Duration.ofSeconds(6), true);
}
