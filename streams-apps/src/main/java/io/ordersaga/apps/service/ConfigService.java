package io.ordersaga.apps.service;

import io.ordersaga.edge.config.ConfigEdge;
import io.ordersaga.edge.config.ConfigRepository;
import io.ordersaga.edge.config.ServiceTokens;
import io.ordersaga.edge.http.Health;
import io.ordersaga.edge.http.HealthRoutes;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.observe.JsonRequestLog;
import io.ordersaga.edge.observe.ServiceMetrics;
import io.ordersaga.edge.openapi.DocumentRoutes;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.TokenVerifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.HostInfo;

/** The config server. It needs nothing but its repository, which it has read before it starts. */
public final class ConfigService implements AutoCloseable {
    private static final String NAME = "config-server";

    private final ServiceMetrics metrics = new ServiceMetrics(NAME);
    private final HostInfo self;
    private final ServiceServer server;

    /** @param open whether a request without a service's token is answered too, with secrets masked */
    public ConfigService(HostInfo self, ConfigRepository repository, ServiceTokens tokens, boolean open) {
        this.self = self;
        List<Route> routes = new ArrayList<>(new ConfigEdge(repository, tokens, open).routes());
        routes.addAll(new HealthRoutes(NAME, new Loaded(repository)).routes());
        routes.addAll(metrics.routes());
        // Its callers are services, which the edge itself knows by their tokens: no user's token is valid here.
        TokenVerifier nobody = new TokenVerifier(new PublicKeys(List.of()), Clock.systemUTC());
        this.server = new ServiceServer(DocumentRoutes.with(NAME, routes), nobody, new SecureRandom())
                .observedBy(new JsonRequestLog(NAME, InstantSource.system()))
                .observedBy(metrics.requests());
    }

    public void start() {
        server.start(self.host(), self.port());
    }

    @Override
    public void close() {
        server.close();
        metrics.close();
    }

    private record Loaded(ConfigRepository repository) implements Health {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public Map<String, Boolean> readiness() {
            return Map.of("repository", !repository.services().isEmpty());
        }
    }
}
