package io.ordersaga.system.simulation.world;

import io.ordersaga.system.simulation.broker.Cluster;
import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.step.Step.Instance;
import io.ordersaga.system.simulation.step.Step.TaskName;
import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.system.simulation.task.StateListener;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * All services, workers and clients together. It moves by steps, one at a time, and by nothing else: the same steps lead to the
 * same world. Used by one thread.
 */
public final class World {
    private final VirtualTime time = new VirtualTime();
    private final Cluster cluster;
    private final Clients clients;
    private final Provider provider;
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Map<String, Workers<?, ?, ?>> workers = new LinkedHashMap<>();

    /**
     * @param partitions of every topic, 1 or more
     * @param instances of every application and every kind of worker, 1 or more
     * @param inBytes whether every record is written and read as bytes, which takes twice as long
     */
    public record Size(int partitions, int instances, boolean inBytes) {}

    /** Who hears of what happens. */
    public record Listeners(Consumer<Entry> committed, StateListener moved) {}

    /** @param provider takes the money */
    public World(List<Program> programs, Size size, Provider provider, Listeners listeners) {
        this.provider = provider;
        this.cluster = new Cluster(size.partitions(), size.inBytes(), listeners.committed());
        this.clients = new Clients(cluster, time);
        Application.Setting setting = new Application.Setting(cluster, time, listeners.moved(), size.instances());
        programs.forEach(program -> applications.put(program.applicationId(), new Application(program, setting)));
        Errands.all(provider)
                .forEach(errand -> workers.put(errand.name(), new Workers<>(errand, cluster, time, size.instances())));
    }

    /** Takes a step. Returns whether it changed anything. */
    public boolean take(Step step) {
        return switch (step) {
            case Step.Outside s -> clients.act(s);
            case Step.Going s -> go(s);
            case Step.Fault s -> suffer(s);
        };
    }

    private boolean go(Step.Going step) {
        return switch (step) {
            case Step.Run(var task, var topic, int records) -> application(task).run(task, topic, records);
            case Step.Commit(var instance) -> application(instance).commit(instance.number());
            case Step.Punctuate(var instance) -> application(instance).punctuate(instance.number());
            case Step.Pass(long millis) -> {
                time.pass(millis);
                yield true;
            }
            case Step.Take(var worker, int partition) -> worker(worker).take(partition);
            case Step.Answer(var worker, int call, var outcome) ->
                worker(worker).answer(call, outcome);
        };
    }

    private boolean suffer(Step.Fault step) {
        return switch (step) {
            case Step.Abort(var instance) -> application(instance).abort(instance.number());
            case Step.Crash(var instance) -> application(instance).crash(instance.number());
            case Step.Recover(var instance) -> application(instance).recover(instance.number());
            case Step.Move(var task, int instance) -> application(task).move(task, instance);
            case Step.Skew(var instance, long millis) -> application(instance).skew(instance.number(), millis);
            case Step.CrashWorker(var worker) -> worker(worker).crash(worker.number());
            case Step.Straggle(var worker, int call) -> worker(worker).straggle(call);
            case Step.Poison(var topic, int key) -> clients.poison(topic(topic), key);
        };
    }

    private Application application(TaskName task) {
        return Objects.requireNonNull(applications.get(task.application()));
    }

    private Application application(Instance instance) {
        return Objects.requireNonNull(applications.get(instance.application()));
    }

    private Workers<?, ?, ?> worker(Instance worker) {
        return Objects.requireNonNull(workers.get(worker.application()));
    }

    private static Topic<?, ?> topic(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public VirtualTime time() {
        return time;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Provider provider() {
        return provider;
    }

    public List<Application> applications() {
        return List.copyOf(applications.values());
    }

    public List<Workers<?, ?, ?>> workers() {
        return List.copyOf(workers.values());
    }

    /** How many commands can be sent again. */
    public int repeatable() {
        return clients.repeatable();
    }

    /** When the next punctuation of any task is due; empty if none ever is. */
    public OptionalLong nextAlarm() {
        return applications.values().stream()
                .flatMapToLong(application -> application.nextAlarm().stream())
                .min();
    }
}
