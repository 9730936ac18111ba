package io.ordersaga.connect.install;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts what of our connectors has failed, on a thread of its own: Connect itself leaves a failed task as it is. A connector that
 * fails again and again is restarted ever more seldom.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ConnectCluster cluster;
    private final Set<String> ours;
    private final Map<String, BackOff> backOffs = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private boolean isReachable = true;

    /** @param connectors whose names they are; others are left alone */
    public Supervisor(ConnectCluster cluster, List<String> connectors) {
        this.cluster = cluster;
        this.ours = Set.copyOf(connectors);
        this.thread = Thread.ofPlatform().daemon().name("connector-supervisor").unstarted(this::run);
    }

    /** May be called once. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A worker that does not answer is asked again; said once, not with each question. */
    private void look() {
        try {
            cluster.statuses().stream()
                    .filter(status -> ours.contains(status.name()))
                    .forEach(this::tend);
            isReachable = true;
        } catch (UncheckedIOException | ConnectRefusedException e) {
            if (isReachable && stop.getCount() > 0) {
                LOG.warn("connectors are not supervised at the moment: {}", e.getMessage());
            }
            isReachable = false;
        }
    }

    private void tend(ConnectorStatus status) {
        BackOff backOff = backOffs.computeIfAbsent(status.name(), name -> new BackOff());
        long now = System.nanoTime();
        if (!status.hasFailed()) {
            backOff.good(now);
        } else if (backOff.isDue(now)) {
            LOG.warn(
                    "{} has failed and is restarted, attempt {}: {}",
                    status.name(),
                    backOff.begin(now),
                    status.reason().orElse("no reason given"));
            cluster.restartFailed(status.name());
        }
    }
}
