package io.ordersaga.edge.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes at which a service says how it is. */
public final class HealthRoutes {
    private final String service;
    private final Health health;

    /** @param service named in the answer */
    public HealthRoutes(String service, Health health) {
        this.service = service;
        this.health = health;
    }

    private record Body(String status, String service, Map<String, Boolean> checks) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/health", "health", Access.anyone(), request -> ready()),
                Route.get("/health/live", "health-live", Access.anyone(), request -> live()),
                Route.get("/health/ready", "health-ready", Access.anyone(), request -> ready()));
    }

    private Reply live() {
        return reply(Map.of("alive", health.isAlive()));
    }

    private Reply ready() {
        return reply(health.readiness());
    }

    private Reply reply(Map<String, Boolean> checks) {
        boolean good = checks.values().stream().allMatch(Boolean::booleanValue);
        Body body = new Body(good ? "OK" : "NOT_READY", service, checks);
        return new Reply(good ? 200 : 503, Optional.of(body), Map.of());
    }
}
