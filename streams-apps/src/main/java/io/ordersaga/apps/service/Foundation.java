package io.ordersaga.apps.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ordersaga.apps.runtime.BrokerCheck;
import io.ordersaga.apps.runtime.RevocationFeed;
import io.ordersaga.apps.runtime.SinkLag;
import io.ordersaga.apps.runtime.StreamsApplication;
import io.ordersaga.apps.runtime.StreamsGauges;
import io.ordersaga.apps.worker.Work;
import io.ordersaga.apps.worker.Worker;
import io.ordersaga.apps.worker.WorkerSettings;
import io.ordersaga.edge.command.CommandSender;
import io.ordersaga.edge.command.DecisionPort;
import io.ordersaga.edge.http.Health;
import io.ordersaga.edge.http.HealthRoutes;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.observe.JsonRequestLog;
import io.ordersaga.edge.observe.SagaMetrics;
import io.ordersaga.edge.observe.ServiceMetrics;
import io.ordersaga.edge.openapi.DocumentRoutes;
import io.ordersaga.edge.store.RowWaiters;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.token.RevokedTokens;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.streams.Topology;

/** What the services are made of alike: a Streams application, the reads of its views, and a sender of commands. */
final class Foundation {
    private static final List<CircuitBreaker.State> CIRCUIT_STATES =
            List.of(CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

    private final ServiceEnvironment environment;
    private final Program program;
    private final StreamsApplication streams;
    private final StoreReader reader;
    private final CommandSender sender;
    private final RevokedTokens revoked = new RevokedTokens(InstantSource.system());
    private final ServiceMetrics metrics;

    Foundation(ServiceEnvironment environment, Program program) {
        this.environment = environment;
        this.program = program;
        this.metrics = new ServiceMetrics(program.applicationId());
        RowWaiters waiters = new RowWaiters();
        ViewListener listener = new Both(waiters, new SagaMetrics(metrics.registry()));
        this.streams = new StreamsApplication(
                program.applicationId(),
                environment.kafka(),
                environment.self(),
                config -> program.topology().build(config, listener),
                environment.failures());
        this.reader = new StoreReader(
                streams.streams(),
                waiters,
                environment.self(),
                environment.kafka().partitions());
        this.sender = CommandSender.to(
                environment.kafka().bootstrapServers(),
                program.applicationId() + "-edge",
                new CommandCounter(metrics.registry()));
        StreamsGauges.bind(streams.streams(), metrics.registry());
    }

    /** How the service's topology is built. */
    interface TopologyBuilder {
        Topology build(Properties config, ViewListener listener);
    }

    /** @param queryable the stores that must answer before the service is ready */
    record Program(String applicationId, List<KeyedStore<?, ?>> queryable, TopologyBuilder topology) {}

    StreamsApplication streams() {
        return streams;
    }

    StoreReader reader() {
        return reader;
    }

    DecisionPort decisions() {
        return new DecisionPort(sender, reader, UUID::randomUUID, InstantSource.system());
    }

    /** For what the service measures beside requests and streams. */
    MeterRegistry registry() {
        return metrics.registry();
    }

    Paging paging() {
        return new Paging(environment.cursors());
    }

    /** A worker of this service. After a restart it has the same transactional id, which ends what a crash left open. */
    Service.Task worker(Work<?, ?, ?> work, int maxInFlight, Duration callTimeout) {
        WorkerSettings settings = new WorkerSettings(
                environment.kafka().bootstrapServers(),
                work.name() + "-" + environment.self().port(),
                maxInFlight,
                callTimeout);
        Worker<?, ?, ?> worker = new Worker<>(work, settings);
        measure(work.name(), worker);
        return new WorkerTask(work.name(), worker);
    }

    private void measure(String name, Worker<?, ?, ?> worker) {
        for (CircuitBreaker.State state : CIRCUIT_STATES) {
            Gauge.builder("ordersaga.worker.circuit", worker, one -> one.circuit() == state ? 1 : 0)
                    .description("The circuit to whom the worker calls: 1 for the state that it is in")
                    .tag("worker", name)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(metrics.registry());
        }
    }

    /** The service, which serves these routes beside its health. */
    Service service(List<Route> routes, Service.Task... more) {
        List<Service.Task> tasks = new ArrayList<>(List.of(more));
        tasks.add(new RevocationTask(
                new RevocationFeed(program.applicationId(), environment.kafka(), revoked, environment.failures())));
        tasks.add(new BrokerTask(
                new BrokerCheck(environment.kafka().bootstrapServers(), program.applicationId() + "-health")));
        SinkLag sinks = new SinkLag(
                environment.kafka().bootstrapServers(),
                program.applicationId(),
                environment.kafka().partitions());
        Health health = new ServiceHealth(tasks, sinks);
        // Behind the back of the health checks: whether the sinks keep up says nothing about the service.
        tasks.add(new SinkTask(sinks));
        StreamsGauges.bind(sinks, metrics.registry());
        List<Route> all = new ArrayList<>(routes);
        all.addAll(new HealthRoutes(program.applicationId(), health).routes());
        all.addAll(metrics.routes());
        List<Route> documented = DocumentRoutes.with(program.applicationId(), all);
        ServiceServer server = new ServiceServer(
                        documented, environment.tokens().heeding(revoked), new SecureRandom())
                .observedBy(new JsonRequestLog(program.applicationId(), InstantSource.system()))
                .observedBy(metrics.requests());
        return new Service(
                program.applicationId(),
                environment.self(),
                new Service.Parts(streams, sender, server, health, tasks, metrics));
    }

    private record Both(ViewListener first, ViewListener second) implements ViewListener {
        @Override
        public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
            first.changed(store, key, row);
            second.changed(store, key, row);
        }

        @Override
        public <K, R> void removed(KeyedStore<K, R> store, K key) {
            first.removed(store, key);
            second.removed(store, key);
        }
    }

    private record CommandCounter(MeterRegistry registry) implements CommandSender.Observer {
        @Override
        public void sent(String topic, boolean confirmed) {
            Counter.builder("ordersaga.commands.sent")
                    .description("Commands sent by this edge, and whether the broker confirmed them in time")
                    .tag("topic", topic)
                    .tag("confirmed", Boolean.toString(confirmed))
                    .register(registry)
                    .increment();
        }
    }

    private final class ServiceHealth implements Health {
        private final List<Service.Task> tasks;
        private final SinkLag sinks;

        ServiceHealth(List<Service.Task> tasks, SinkLag sinks) {
            this.tasks = List.copyOf(tasks);
            this.sinks = sinks;
        }

        @Override
        public Map<String, Long> sinkLag() {
            return sinks.records();
        }

        @Override
        public boolean isAlive() {
            return streams.isAlive() && tasks.stream().allMatch(Service.Task::isAlive);
        }

        @Override
        public Map<String, Boolean> readiness() {
            Map<String, Boolean> checks = new TreeMap<>();
            checks.put("streams", streams.isRunning());
            checks.put("stores", reader.holds(program.queryable()));
            tasks.forEach(task -> checks.put(task.name(), task.isReady()));
            return checks;
        }
    }
}
