package io.ordersaga.system;

import io.ordersaga.system.part.Part;
import java.io.PrintWriter;
import java.util.List;

/** Makes the services of a system. */
public interface Services {
    /** Parts that need nothing of the ground and start beside the broker; none of them has begun. Called before anything runs. */
    default List<Part> apart(Ground ground) {
        return List.of();
    }

    /** The services in the order of their start; none of them has begun. Called before anything runs. */
    List<Part> on(Ground ground);

    /** Tells people where the services are and what to try. Called when all of them run. */
    default void introduce(Ground ground, PrintWriter out) {}
}
