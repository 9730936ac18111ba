package io.ordersaga.apps.service;

import io.ordersaga.apps.runtime.RevocationFeed;
import io.ordersaga.apps.runtime.StreamsApplication;
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
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.streams.Topology;

/** What the services are made of alike: a Streams application, the reads of its views, and a sender of commands. */
final class Foundation {
    private final ServiceEnvironment environment;
    private final Program program;
    private final StreamsApplication streams;
    private final StoreReader reader;
    private final CommandSender sender;
    private final RevokedTokens revoked = new RevokedTokens(InstantSource.system());

    Foundation(ServiceEnvironment environment, Program program) {
        this.environment = environment;
        this.program = program;
        RowWaiters waiters = new RowWaiters();
        this.streams = new StreamsApplication(
                program.applicationId(),
                environment.kafka(),
                environment.self(),
                config -> program.topology().build(config, waiters),
                environment.failures());
        this.reader = new StoreReader(
                streams.streams(),
                waiters,
                environment.self(),
                environment.kafka().partitions());
        this.sender = CommandSender.to(environment.kafka().bootstrapServers(), program.applicationId() + "-edge");
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
        return new WorkerTask(work.name(), new Worker<>(work, settings));
    }

    /** The service, which serves these routes beside its health. */
    Service service(List<Route> routes, Service.Task... more) {
        List<Service.Task> tasks = new ArrayList<>(List.of(more));
        tasks.add(new RevocationTask(
                new RevocationFeed(program.applicationId(), environment.kafka(), revoked, environment.failures())));
        Health health = new ServiceHealth(tasks);
        List<Route> all = new ArrayList<>(routes);
        all.addAll(new HealthRoutes(program.applicationId(), health).routes());
        ServiceServer server = new ServiceServer(all, environment.tokens().heeding(revoked), new SecureRandom());
        return new Service(
                program.applicationId(), environment.self(), new Service.Parts(streams, sender, server, health, tasks));
    }

    private final class ServiceHealth implements Health {
        private final List<Service.Task> tasks;

        ServiceHealth(List<Service.Task> tasks) {
            this.tasks = List.copyOf(tasks);
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
