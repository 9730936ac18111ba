package io.ordersaga.apps.runtime;

import io.ordersaga.edge.store.Freshness;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions of its views an instance can show as their owner.
 *
 * <p>A new owner has what the former one had committed. The former one may have shown more: a view's row can be read before it
 * is committed. All of that came from the log, so the new owner is current as soon as it has committed as much of the log as
 * there was when it took the partition over.
 */
public final class StoreFreshness implements Freshness, ViewListener, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<Part, Opening> owned = new ConcurrentHashMap<>();
    private final BlockingQueue<Opening> opened = new LinkedBlockingQueue<>();
    private final LogReader.Connection log;
    private final Thread thread;
    private volatile Optional<Followed> followed = Optional.empty();
    private volatile Optional<StoreLags> lags = Optional.empty();

    private record Part(String store, int partition) {}

    /** One taking over of a partition. It is an identity: the same partition can be taken over again. */
    private static final class Opening {
        private final Part part;
        private final TaskId task;
        private @Nullable Goal goal;
        private volatile boolean current;

        Opening(Part part, TaskId task) {
            this.part = part;
            this.task = task;
        }
    }

    /** @param application whose views these are; also names the thread, and who has failed */
    public StoreFreshness(String application, String bootstrapServers, FailureHandler failures) {
        this(application, () -> KafkaLogReader.connect(application, bootstrapServers), failures);
    }

    StoreFreshness(String application, LogReader.Connection log, FailureHandler failures) {
        this.log = log;
        this.thread = Thread.ofPlatform()
                .name(application + "-freshness")
                .uncaughtExceptionHandler((dead, e) -> failures.failed(application, e))
                .unstarted(this::run);
    }

    /** What the application tells of itself. */
    interface Followed {
        /** The input of each task that this instance owns now. */
        Map<TaskId, Set<TopicPartition>> inputs();

        /** As {@link KafkaStreams#allLocalStorePartitionLags()}. */
        Map<String, Map<Integer, LagInfo>> lags();
    }

    /** Begins to look, on a thread of its own. Called once. */
    public void start(KafkaStreams streams) {
        start(new FollowedStreams(streams));
    }

    void start(Followed application) {
        followed = Optional.of(application);
        lags = Optional.of(new StoreLags(application::lags, System::nanoTime));
        thread.start();
    }

    @Override
    public void opened(KeyedStore<?, ?> store, TaskId task) {
        Opening opening = new Opening(new Part(store.name(), task.partition()), task);
        owned.put(opening.part, opening);
        opened.add(opening);
    }

    @Override
    public void closed(KeyedStore<?, ?> store, TaskId task) {
        owned.remove(new Part(store.name(), task.partition()));
    }

    @Override
    public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
        // Rows do not matter here.
    }

    @Override
    public boolean isCurrent(String store, int partition) {
        Opening opening = owned.get(new Part(store, partition));
        return opening != null && opening.current;
    }

    @Override
    public Optional<Long> lag(String store, int partition) {
        return lags.flatMap(known -> known.of(store, partition));
    }

    /** @throws IllegalStateException if it did not stop in time */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_TIMEOUT)) {
                throw new IllegalStateException(thread.getName() + " did not stop within " + CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                follow(new ArrayList<>(List.of(opened.take())));
            }
        } catch (InterruptedException | InterruptException e) {
            // It is being closed.
            Thread.currentThread().interrupt();
        }
    }

    private void follow(List<Opening> pending) throws InterruptedException {
        try (LogReader reader = log.open()) {
            while (!pending.isEmpty()) {
                look(pending, reader);
                Thread.sleep(PAUSE);
                opened.drainTo(pending);
                pending.removeIf(opening -> opening.current || owned.get(opening.part) != opening);
            }
        }
    }

    private void look(List<Opening> pending, LogReader reader) {
        Map<TaskId, Set<TopicPartition>> inputs = followed.orElseThrow().inputs();
        try {
            setGoals(pending, inputs, reader);
            List<Opening> begun =
                    pending.stream().filter(opening -> opening.goal != null).toList();
            Map<TopicPartition, Optional<Long>> committed = reader.committed(begun.stream()
                    .map(opening -> Objects.requireNonNull(opening.goal))
                    .flatMap(goal -> goal.open().stream())
                    .collect(Collectors.toSet()));
            begun.forEach(opening -> note(opening, committed, reader));
        } catch (RetriableException e) {
            // The broker is away. Nothing becomes current before it is back, and it is asked again.
            return;
        }
    }

    private static void note(Opening opening, Map<TopicPartition, Optional<Long>> committed, LogReader reader) {
        Goal goal = Objects.requireNonNull(opening.goal);
        goal.note(committed, reader);
        opening.current = goal.open().isEmpty();
    }

    private static void setGoals(List<Opening> pending, Map<TaskId, Set<TopicPartition>> inputs, LogReader reader) {
        Map<TaskId, List<Opening>> aimless = pending.stream()
                .filter(opening -> opening.goal == null && inputs.containsKey(opening.task))
                .collect(Collectors.groupingBy(opening -> opening.task));
        aimless.forEach((task, openings) -> {
            Goal goal = new Goal(reader.ends(inputs.getOrDefault(task, Set.of())));
            openings.forEach(opening -> opening.goal = goal);
        });
    }

    private record FollowedStreams(KafkaStreams streams) implements Followed {
        @Override
        public Map<TaskId, Set<TopicPartition>> inputs() {
            if (!streams.state().isRunningOrRebalancing()) {
                return Map.of();
            }
            return streams.metadataForLocalThreads().stream()
                    .flatMap(one -> one.activeTasks().stream())
                    .collect(Collectors.toMap(TaskMetadata::taskId, TaskMetadata::topicPartitions));
        }

        @Override
        public Map<String, Map<Integer, LagInfo>> lags() {
            return streams.allLocalStorePartitionLags();
        }
    }
}
