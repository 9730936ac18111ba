package io.ordersaga.system.sink;

import io.ordersaga.connect.install.ConnectCluster;
import io.ordersaga.connect.install.Connector;
import io.ordersaga.connect.install.Connectors;
import io.ordersaga.connect.install.Installation;
import io.ordersaga.connect.install.Supervisor;
import io.ordersaga.system.part.Part;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Connect worker in this JVM with the connectors that fill the tables, and their supervisor. It starts behind the back of who
 * starts it: the shop needs nothing of it.
 */
public final class SinkWorker implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(SinkWorker.class);
    private static final String NAME = "Kafka Connect";

    private final SinkOptions options;
    private final ConnectCluster cluster;
    private final List<Connector> connectors;
    private final Supervisor supervisor;
    private final CompletableFuture<Optional<Connect<?>>> worker = new CompletableFuture<>();
    private final Thread starting;

    /**
     * @param options whose tables must be there when it is started
     * @param failures hears when it cannot be started
     */
    public SinkWorker(SinkOptions options, Consumer<Throwable> failures) {
        this.options = options;
        this.cluster = new ConnectCluster(URI.create("http://" + options.rest().address()));
        this.connectors = Connectors.of(options.databases());
        this.supervisor =
                new Supervisor(cluster, connectors.stream().map(Connector::name).toList());
        this.starting = Thread.ofPlatform()
                .name("connect-start")
                .uncaughtExceptionHandler((dead, failure) -> failures.accept(failure))
                .unstarted(this::run);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Returns at once.
     *
     * @throws io.ordersaga.system.local.PortTakenException if its port is taken
     */
    @Override
    public void start() {
        options.rest().requireFree();
        starting.start();
    }

    /** Waits for a start that has begun, since half a worker cannot be stopped. */
    @Override
    public void close() {
        if (starting.getState() == Thread.State.NEW) {
            return;
        }
        supervisor.close();
        worker.join().ifPresent(this::stop);
    }

    private void run() {
        long begun = System.nanoTime();
        try {
            worker.complete(Optional.of(new ConnectDistributed().startConnect(WorkerSettings.of(options.place()))));
            new Installation(cluster).install(connectors);
            supervisor.start();
            LOG.info("{} copies, {} ms after its start began", NAME, (System.nanoTime() - begun) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // Who closes the worker interrupts what is still being installed; that is no failure.
            if (!Thread.currentThread().isInterrupted()) {
                throw e;
            }
        } finally {
            worker.complete(Optional.empty());
        }
    }

    private void stop(Connect<?> made) {
        starting.interrupt();
        made.stop();
        made.awaitStop();
    }
}
