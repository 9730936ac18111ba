package io.ordersaga.apps.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ordersaga.apps.runtime.BrokerCheck;
import io.ordersaga.apps.runtime.RevocationFeed;
import io.ordersaga.apps.runtime.SinkLag;
import io.ordersaga.apps.runtime.StoreFreshness;
import io.ordersaga.apps.runtime.StreamsApplication;
import io.ordersaga.apps.runtime.StreamsGauges;
import io.ordersaga.apps.settings.KafkaSettings;
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
import io.ordersaga.edge.peer.PeerServer;
import io.ordersaga.edge.store.Peers;
import io.ordersaga.edge.store.RowWaiters;
import io.ordersaga.edge.store.Staleness;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.stores.StoreEdge;
import io.ordersaga.edge.token.RevokedTokens;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.ViewListener;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;

/** What the services are made of alike: a Streams application, the reads of its views, and a sender of commands. */
final class Foundation {
    private static final List<CircuitBreaker.State> CIRCUIT_STATES =
            List.of(CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

    private final ServiceEnvironment environment;
    private final Program program;
    private final StreamsApplication views;
    private final List<StreamsApplication> applications = new ArrayList<>();
    private final StoreFreshness freshness;
    private final Staleness staleness = new Staleness();
    private final Peers peers;
    private final StoreReader reader;
    private final Optional<CommandSender> sender;
    private final RevokedTokens revoked = new RevokedTokens(InstantSource.system());
    private final ServiceMetrics metrics;

    Foundation(ServiceEnvironment environment, Program program) {
        this.environment = environment;
        this.program = program;
        this.metrics = new ServiceMetrics(program.service());
        KafkaSettings kafka = environment.kafka();
        RowWaiters waiters = new RowWaiters();
        this.freshness = new StoreFreshness(program.views().id(), kafka.bootstrapServers(), environment.failures());
        ViewListener listener = new Listeners(List.of(freshness, waiters, new SagaMetrics(metrics.registry())));
        program.decisions()
                .ifPresent(topology ->
                        application(new StreamsApplication.Program(program.service(), kafka.decisions(), topology)));
        this.views = application(new StreamsApplication.Program(
                program.views().id(),
                kafka.views(),
                config -> program.views().build(config, listener),
                program.views().cacheBytes()));
        this.peers =
                environment.peers().map(access -> Peers.knownBy(access.token())).orElseGet(Peers::none);
        this.reader = new StoreReader(
                new StoreReader.Views(views.streams(), waiters, freshness, kafka.partitions()),
                address(),
                peers,
                staleness);
        this.sender = program.decisions()
                .map(topology -> CommandSender.to(
                        kafka.bootstrapServers(), program.service() + "-edge", new CommandCounter(metrics.registry())));
    }

    /** Where the instances of this service find this one. */
    private HostInfo address() {
        return environment.peers().map(PeerAccess::self).orElse(environment.self());
    }

    private StreamsApplication application(StreamsApplication.Program application) {
        StreamsApplication made =
                new StreamsApplication(application, environment.kafka(), address(), environment.failures());
        StreamsGauges.bind(made, metrics.registry());
        applications.add(made);
        return made;
    }

    /**
     * What a service runs: an application that decides, and one that shows what was decided. They are apart so that readers
     * find the views while the ledger is restored, and so that who waits for a decision does not wait for the views' commits.
     *
     * @param service names the service and its deciding application
     * @param decisions empty for a service that only shows, to which no commands are sent
     */
    record Program(String service, Optional<Function<Properties, Topology>> decisions, Views views) {
        Program(String service, Function<Properties, Topology> decisions, Views views) {
            this(service, Optional.of(decisions), views);
        }

        /** A service that only shows; it is called as its application. */
        static Program showing(Views views) {
            return new Program(views.id(), Optional.empty(), views);
        }
    }

    /**
     * @param id of the application
     * @param queryable the stores that must answer before the service is ready
     * @param open those of them that analysts may read
     * @param cacheBytes as {@link StreamsApplication.Program#cacheBytes}
     */
    record Views(
            String id,
            List<KeyedStore<?, ?>> queryable,
            List<OpenStore<?, ?>> open,
            Function<ViewListener, Function<Properties, Topology>> topology,
            int cacheBytes) {
        Views(
                String id,
                List<KeyedStore<?, ?>> queryable,
                List<OpenStore<?, ?>> open,
                Function<ViewListener, Function<Properties, Topology>> topology) {
            this(id, queryable, open, topology, 0);
        }

        Topology build(Properties config, ViewListener listener) {
            return topology.apply(listener).apply(config);
        }
    }

    /** The application that holds the views. */
    StreamsApplication views() {
        return views;
    }

    StoreReader reader() {
        return reader;
    }

    /** @throws java.util.NoSuchElementException if the service only shows */
    DecisionPort decisions() {
        return new DecisionPort(sender.orElseThrow(), reader, UUID::randomUUID, InstantSource.system());
    }

    /** For what the service measures beside requests and streams. */
    MeterRegistry registry() {
        return metrics.registry();
    }

    Paging paging() {
        return new Paging(environment.cursors());
    }

    /** A worker of this service. After a restart it has the same instance id, by which it gets its partitions back. */
    Service.Task worker(Work<?, ?, ?> work, int maxInFlight, Duration callTimeout) {
        WorkerSettings settings = new WorkerSettings(
                environment.kafka().bootstrapServers(),
                work.name() + "-" + environment.kafka().cluster().membership().instance(),
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
                new RevocationFeed(program.service(), environment.kafka(), revoked, environment.failures())));
        tasks.add(
                new BrokerTask(new BrokerCheck(environment.kafka().bootstrapServers(), program.service() + "-health")));
        SinkLag sinks = new SinkLag(
                environment.kafka().bootstrapServers(),
                program.service(),
                environment.kafka().partitions());
        tasks.add(new ReadsTask(freshness, views, peers, environment.peers().map(this::peerServer)));
        Health health = new ServiceHealth(tasks, sinks);
        // Behind the back of the health checks: whether the sinks keep up says nothing about the service.
        tasks.add(new SinkTask(sinks));
        StreamsGauges.bind(sinks, metrics.registry());
        List<Route> all = new ArrayList<>(routes);
        all.addAll(new StoreEdge(program.service(), program.views().open(), reader, paging()).routes());
        all.addAll(new HealthRoutes(program.service(), health).routes());
        all.addAll(metrics.routes());
        List<Route> documented = DocumentRoutes.with(program.service(), all);
        ServiceServer server = new ServiceServer(
                        documented, environment.tokens().heeding(revoked), new SecureRandom())
                .noting(staleness)
                .observedBy(new JsonRequestLog(program.service(), InstantSource.system()))
                .observedBy(metrics.requests());
        return new Service(
                program.service(),
                environment.self(),
                new Service.Parts(applications, sender, server, health, tasks, metrics));
    }

    private ReadsTask.Listener peerServer(PeerAccess access) {
        PeerServer server =
                new PeerServer(reader.forPeers(program.views().queryable()), access.token(), new SecureRandom());
        return new ReadsTask.Listener(server, access.listenHost(), access.self().port());
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
            return applications.stream().allMatch(StreamsApplication::isAlive)
                    && tasks.stream().allMatch(Service.Task::isAlive);
        }

        @Override
        public Map<String, Boolean> readiness() {
            Map<String, Boolean> checks = new TreeMap<>();
            checks.put("streams", applications.stream().allMatch(StreamsApplication::isRunning));
            checks.put("stores", reader.isReady(program.views().queryable()));
            tasks.forEach(task -> checks.put(task.name(), task.isReady()));
            return checks;
        }
    }
}
