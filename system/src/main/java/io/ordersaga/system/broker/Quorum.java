package io.ordersaga.system.broker;

import io.ordersaga.system.local.LocalPort;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * The brokers that make a cluster, each its own controller.
 *
 * @param node which of them this is, 1 to their number
 * @param controllers of all, in the order of their numbers
 * @param clusterId the same for all, for ever
 */
public record Quorum(int node, List<LocalPort> controllers, String clusterId) {
    private static final int MOST_COPIES = 3;

    /** @throws IllegalArgumentException if there is no such node */
    public Quorum {
        controllers = List.copyOf(controllers);
        if (node < 1 || node > controllers.size()) {
            throw new IllegalArgumentException("the node must be 1.." + controllers.size() + " but is " + node);
        }
    }

    /** A broker by itself. Its cluster's id is made when it is formatted, and means nothing to anybody else. */
    static Quorum alone(LocalPort controller) {
        return new Quorum(1, List.of(controller), Uuid.randomUuid().toString());
    }

    boolean isAlone() {
        return controllers.size() == 1;
    }

    LocalPort controller() {
        return controllers.get(node - 1);
    }

    /** How many brokers hold each partition. */
    public short copies() {
        return (short) Math.min(MOST_COPIES, controllers.size());
    }

    /** As {@code controller.quorum.voters} wants them. */
    String voters() {
        return IntStream.rangeClosed(1, controllers.size())
                .mapToObj(id -> id + "@" + controllers.get(id - 1).address())
                .collect(Collectors.joining(","));
    }
}
