package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.schema.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes at which a service says how it is. */
public final class HealthRoutes {
    private static final String OK = "OK";
    private static final String NOT_READY = "NOT_READY";

    private final String service;
    private final Health health;

    /** @param service named in the answer */
    public HealthRoutes(String service, Health health) {
        this.service = service;
        this.health = health;
    }

    private record HealthReport(
            @OneOf({OK, NOT_READY}) String status,
            String service,
            Map<String, Boolean> checks,

            @Described("records that the tables in PostgreSQL are behind, by sink; no check")
            Optional<Map<String, Long>> sinkLag) {}

    public List<Route> routes() {
        return List.of(
                declare("/health", "health")
                        .summary("Say whether the service can do its work, check by check")
                        .handledBy(request -> ready()),
                declare("/health/live", "health-live")
                        .summary("Say whether the process should go on")
                        .handledBy(request -> live()),
                declare("/health/ready", "health-ready")
                        .summary("Say whether requests should be sent to the service")
                        .handledBy(request -> ready()));
    }

    private static RouteDraft declare(String path, String operation) {
        return Route.get(path, operation, Access.anyone())
                .answering(
                        Answer.ok(HealthReport.class),
                        Answer.json(503, "Not now: a check failed.", Shapes.of(HealthReport.class)));
    }

    private Reply live() {
        return reply(Map.of("alive", health.isAlive()), Map.of());
    }

    private Reply ready() {
        return reply(health.readiness(), health.sinkLag());
    }

    private Reply reply(Map<String, Boolean> checks, Map<String, Long> sinkLag) {
        boolean good = checks.values().stream().allMatch(Boolean::booleanValue);
        HealthReport body = new HealthReport(
                good ? OK : NOT_READY, service, checks, Optional.of(sinkLag).filter(lags -> !lags.isEmpty()));
        return new Reply(good ? 200 : 503, Optional.of(body), Map.of());
    }
}
