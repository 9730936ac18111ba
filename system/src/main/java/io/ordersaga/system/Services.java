package io.ordersaga.system;

import io.ordersaga.system.part.Part;
import java.io.PrintWriter;
import java.util.List;

/** Makes the services of a system. */
public interface Services {
    /** The services in the order of their start; none of them has begun. Called before anything runs. */
    List<Part> on(Ground ground);

    /** Tells people where the services are and what to try. Called when all of them run. */
    default void introduce(Ground ground, PrintWriter out) {}
}
