package io.ordersaga.edge.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ordersaga.edge.http.Answered;
import io.ordersaga.edge.http.RequestObserver;
import java.time.Duration;

/** Counts and times answered requests by route template, method and status. */
final class HttpMetrics implements RequestObserver {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
    };

    private final MeterRegistry registry;

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(Answered request) {
        Timer.builder("http.server.requests")
                .description(
                        "Answered requests by route template; requests that no route answers are one route, unknown")
                .tag("method", request.method())
                .tag("route", request.by().template())
                .tag("operation", request.by().operation())
                .tag("status", Integer.toString(request.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(request.took());
    }
}
