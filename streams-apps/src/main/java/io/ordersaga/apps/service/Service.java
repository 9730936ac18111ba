package io.ordersaga.apps.service;

import io.ordersaga.apps.runtime.StreamsApplication;
import io.ordersaga.edge.command.CommandSender;
import io.ordersaga.edge.http.Health;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.observe.ServiceMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;

/** One service of this process: made of its parts, started once, closed once. */
public final class Service implements AutoCloseable {
    private static final Duration READY_CHECK = Duration.ofMillis(20);

    private final String name;
    private final HostInfo self;
    private final Parts parts;

    /** What a service runs. */
    record Parts(
            List<StreamsApplication> streams,
            Optional<CommandSender> sender,
            ServiceServer server,
            Health health,
            List<Task> tasks,
            ServiceMetrics metrics) {
        Parts {
            streams = List.copyOf(streams);
            tasks = List.copyOf(tasks);
        }
    }

    /** Something that runs beside the Streams applications for as long as the service does. */
    interface Task extends AutoCloseable {
        /** Names it among the service's health checks. */
        String name();

        void start();

        boolean isAlive();

        /** Whether it does what the service needs it for. */
        default boolean isReady() {
            return isAlive();
        }

        @Override
        void close();
    }

    Service(String name, HostInfo self, Parts parts) {
        this.name = name;
        this.self = self;
        this.parts = parts;
    }

    public String name() {
        return name;
    }

    /** Starts the Streams applications and opens the port. The service may not be ready yet. */
    public void start() {
        parts.streams().forEach(StreamsApplication::start);
        parts.tasks().forEach(Task::start);
        parts.server().start(self.host(), self.port());
    }

    /** @throws IllegalStateException if the service is not ready in time */
    public void awaitReady(Duration atMost) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !parts.health().isAlive()) {
                throw new IllegalStateException(
                        name + " is not ready: " + parts.health().readiness());
            }
            never.await(READY_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isReady() {
        return parts.health().readiness().values().stream().allMatch(Boolean::booleanValue);
    }

    /** Closes the port first, so that no request is accepted that could not be answered. */
    @Override
    public void close() {
        parts.server().close();
        parts.tasks().forEach(Task::close);
        parts.sender().ifPresent(CommandSender::close);
        parts.streams().forEach(StreamsApplication::close);
        parts.metrics().close();
    }
}
