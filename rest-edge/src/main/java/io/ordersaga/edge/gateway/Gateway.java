package io.ordersaga.edge.gateway;

import io.ordersaga.edge.http.Health;
import io.ordersaga.edge.http.HealthRoutes;
import io.ordersaga.edge.http.ServiceServer;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The public address of the shop: passes each request on to the service that answers for its path. It decides nothing: every
 * service verifies the caller itself.
 */
public final class Gateway implements AutoCloseable {
    private final Forwarder forwarder;
    private final ServiceServer server;

    /** @param random makes trace ids */
    public Gateway(Upstreams upstreams, RandomGenerator random) {
        this(upstreams, random, Timeouts.STANDARD);
    }

    Gateway(Upstreams upstreams, RandomGenerator random, Timeouts timeouts) {
        this.forwarder = new Forwarder(upstreams, timeouts);
        this.server = ServiceServer.withFallback(new HealthRoutes("gateway", new Alive()).routes(), forwarder, random);
    }

    /**
     * How long a service may take.
     *
     * @param connect to accept a connection
     * @param answer from the request to the last byte of the answer; more than the longest wait that a route offers
     */
    record Timeouts(Duration connect, Duration answer) {
        static final Timeouts STANDARD = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(35));
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

    /** Lets requests that are being answered finish, within the server's stop time-out. */
    @Override
    public void close() {
        server.close();
        forwarder.close();
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
