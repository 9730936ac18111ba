package io.ordersaga.edge.http;

import java.time.Duration;
import java.util.Arrays;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** Sets the limits of a server's connections before its ports are opened, which is when they take effect. */
final class ConnectionLimits implements LifeCycle.Listener {
    /** Java's default of 50 resets connections when some hundred clients come at once. */
    private static final int BACKLOG = 1024;

    /** Longer than the longest wait that a route offers, during which nothing is sent. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    @Override
    public void lifeCycleStarting(LifeCycle server) {
        if (server instanceof Server starting) {
            Arrays.stream(starting.getConnectors())
                    .filter(ServerConnector.class::isInstance)
                    .map(ServerConnector.class::cast)
                    .forEach(ConnectionLimits::limit);
        }
    }

    private static void limit(ServerConnector connector) {
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(IDLE.toMillis());
    }
}
