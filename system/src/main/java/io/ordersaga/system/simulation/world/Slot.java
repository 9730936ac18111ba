package io.ordersaga.system.simulation.world;

import io.ordersaga.system.simulation.broker.Changelog;
import io.ordersaga.system.simulation.broker.Cluster;
import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.broker.PartitionLog;
import io.ordersaga.system.simulation.broker.Position;
import io.ordersaga.system.simulation.broker.Transaction;
import io.ordersaga.system.simulation.task.Host;
import io.ordersaga.system.simulation.task.StateListener;
import io.ordersaga.system.simulation.task.Task;
import io.ordersaga.system.simulation.task.TaskHome;
import io.ordersaga.topics.log.Topic;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The place of one task: where it has come to in its topics, and the task itself as long as somebody runs it. */
public final class Slot {
    private final TaskHome home;
    private final int partition;
    private final List<Reader> readers;
    private Optional<Task> task = Optional.empty();
    private int owner;

    Slot(TaskHome home, Cluster cluster) {
        this.home = home;
        this.partition = home.id().partition();
        this.readers = home.part().topics().stream()
                .map(topic -> new Reader(topic, cluster.log(topic, partition)))
                .toList();
    }

    /** A topic that is read, and how far it is. */
    private static final class Reader {
        private final Topic<?, ?> topic;
        private final PartitionLog log;
        private final Position position = new Position();
        private long next;

        Reader(Topic<?, ?> topic, PartitionLog log) {
            this.topic = topic;
            this.log = log;
        }
    }

    /** Restores the task from what is committed. */
    void start(Host host, StateListener listener) {
        readers.forEach(reader -> reader.next = reader.position.committed());
        task = Optional.of(new Task(home, host, listener));
    }

    void stop() {
        task = Optional.empty();
    }

    /** The task; empty while nobody runs it. */
    public Optional<Task> task() {
        return task;
    }

    /** Number of the instance whose it is. */
    int owner() {
        return owner;
    }

    void give(int instance) {
        owner = instance;
    }

    int part() {
        return home.part().id();
    }

    int partition() {
        return partition;
    }

    /** The topics that it reads. */
    public List<Topic<?, ?>> topics() {
        return home.part().topics();
    }

    Changelog changelog(String store) {
        return Objects.requireNonNull(home.changelogs().get(store));
    }

    /** Whether a record of a topic can be processed now. */
    public boolean isReady(int topic) {
        Reader reader = readers.get(topic);
        return task.isPresent() && reader.log.hasNext(reader.next);
    }

    /** Processes records of a topic. Returns how many. */
    int run(String topic, int records) {
        for (Reader reader : readers) {
            if (reader.topic.name().equals(topic) && task.isPresent()) {
                return run(reader, records, task.get());
            }
        }
        return 0;
    }

    private int run(Reader reader, int records, Task runner) {
        for (int done = 0; done < records; done++) {
            Optional<Entry> entry = reader.log.next(reader.next);
            if (entry.isEmpty()) {
                return done;
            }
            runner.process(entry.get());
            reader.next = entry.get().offset() + 1;
        }
        return records;
    }

    /** Adds to a transaction how far the task has come. */
    void move(Transaction transaction) {
        readers.forEach(reader -> {
            if (reader.next != reader.position.committed()) {
                transaction.move(reader.position, reader.next);
            }
        });
    }

    /** Whether something was processed that is not committed. */
    boolean hasMoved() {
        return readers.stream().anyMatch(reader -> reader.next != reader.position.committed());
    }
}
