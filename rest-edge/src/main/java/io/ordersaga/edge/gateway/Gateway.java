package io.ordersaga.edge.gateway;

import io.ordersaga.edge.http.Health;
import io.ordersaga.edge.http.HealthRoutes;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.observe.JsonRequestLog;
import io.ordersaga.edge.observe.ServiceMetrics;
import io.ordersaga.edge.openapi.DocumentRoutes;
import io.ordersaga.edge.token.Caller;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The public address of the shop: passes each request on to the service that answers for its path. It decides nothing: every
 * service verifies the caller itself.
 */
public final class Gateway implements AutoCloseable {
    private static final String NAME = "gateway";

    private final ServiceMetrics metrics = new ServiceMetrics(NAME);
    private final Forwarder forwarder;
    private final UpstreamDocuments documents;
    private final ServiceServer server;

    /**
     * @param verifier gives the caller that a token speaks for, who is counted; it decides nothing
     * @param random makes trace ids
     */
    public Gateway(
            Upstreams upstreams,
            Function<String, Optional<Caller>> verifier,
            GatewaySettings settings,
            RandomGenerator random) {
        this.forwarder = new Forwarder(upstreams, verifier, settings);
        this.documents = new UpstreamDocuments(upstreams, System::nanoTime, UpstreamDocuments.TIMEOUT);
        List<Route> own = new ArrayList<>(new HealthRoutes(NAME, new Alive()).routes());
        own.addAll(metrics.routes());
        this.server = ServiceServer.withFallback(DocumentRoutes.with(NAME, own, documents::complete), forwarder, random)
                .observedBy(new JsonRequestLog(NAME, InstantSource.system()))
                .observedBy(metrics.requests());
    }

    /** @param port 0 for any free port */
    public Gateway start(String host, int port) {
        server.start(host, port);
        return this;
    }

    /** The port that is open. */
    public int port() {
        return server.port();
    }

    /** Ends event streams, and cuts off requests that are being answered. */
    @Override
    public void close() {
        forwarder.endStreams();
        server.close();
        forwarder.close();
        documents.close();
        metrics.close();
    }

    /** The gateway needs nothing to do its work; how the services are, they say themselves. */
    private record Alive() implements Health {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public Map<String, Boolean> readiness() {
            return Map.of("alive", true);
        }
    }
}
