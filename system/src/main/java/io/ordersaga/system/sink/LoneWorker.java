package io.ordersaga.system.sink;

import io.ordersaga.connect.install.ConnectCluster;
import io.ordersaga.connect.install.Supervisor;
import io.ordersaga.system.part.Part;
import io.ordersaga.topics.log.TableSink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/**
 * A Connect worker as the only part of a process, with the supervisor of our sinks. Others install them, and may name what this
 * process has in its environment: {@code ${env:DATABASE_PASSWORD}}.
 */
public final class LoneWorker implements Part {
    private final WorkerPlace place;
    private final Consumer<Throwable> failures;
    private final Supervisor supervisor;
    private Optional<Connect<?>> worker = Optional.empty();
    private volatile boolean closing;

    /** @param failures hears when the worker has ended by itself */
    public LoneWorker(WorkerPlace place, Consumer<Throwable> failures) {
        this.place = place;
        this.failures = failures;
        this.supervisor = new Supervisor(
                new ConnectCluster(place.here()),
                TableSink.ALL.stream().map(TableSink::name).toList());
    }

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public void start() {
        Connect<?> started = new ConnectDistributed().startConnect(settings());
        worker = Optional.of(started);
        Thread.ofPlatform().daemon().name("connect-watch").start(() -> watch(started));
        supervisor.start();
    }

    @Override
    public void close() {
        closing = true;
        supervisor.close();
        worker.ifPresent(Connect::stop);
        worker.ifPresent(Connect::awaitStop);
        worker = Optional.empty();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(WorkerSettings.of(place));
        settings.put("config.providers", "env");
        settings.put("config.providers.env.class", EnvVarConfigProvider.class.getName());
        settings.put("config.providers.env.param.allowlist.pattern", "DATABASE_[A-Z_]+");
        return settings;
    }

    private void watch(Connect<?> started) {
        started.awaitStop();
        if (!closing) {
            failures.accept(new IllegalStateException("the worker has ended by itself"));
        }
    }
}
