package io.ordersaga.edge.http;

import java.util.Map;

/** What a service says of itself. Asked often, on request threads; it must answer at once. */
public interface Health {

    /** Whether the process should go on: false asks whoever runs it to start it anew. */
    boolean isAlive();

    /** What must be true for the service to do its work, by name. */
    Map<String, Boolean> readiness();

    /** How many records the tables in PostgreSQL are behind, by sink; readiness does not depend on it. Empty as long as it is not known. */
    default Map<String, Long> sinkLag() {
        return Map.of();
    }
}
