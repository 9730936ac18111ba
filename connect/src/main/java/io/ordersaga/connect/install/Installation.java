package io.ordersaga.connect.install;

import io.ordersaga.connect.install.ConnectCluster.Change;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Puts connectors into a cluster. To repeat it does no harm. */
public final class Installation {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ConnectCluster cluster;

    public Installation(ConnectCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Installs all, or none if one of them is wrong. Waits while the cluster is busy with itself, up to a minute.
     *
     * @return what was done to each, by name
     * @throws WrongConfigurationException with what the connectors have against their configurations
     * @throws ConnectRefusedException if the cluster does not take one of them
     */
    public Map<String, Change> install(List<Connector> connectors) throws InterruptedException {
        Map<String, List<String>> mistakes = new LinkedHashMap<>();
        for (Connector connector : connectors) {
            List<String> found = patiently(() -> cluster.mistakes(connector));
            if (!found.isEmpty()) {
                mistakes.put(connector.name(), found);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new WrongConfigurationException(mistakes);
        }
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Connector connector : connectors) {
            changes.put(connector.name(), patiently(() -> cluster.install(connector)));
        }
        return changes;
    }

    private static <T> T patiently(Supplier<T> request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return request.get();
            } catch (ConnectRefusedException e) {
                if (!e.isPassing() || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }
    }
}
