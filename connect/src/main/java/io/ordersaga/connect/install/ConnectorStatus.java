package io.ordersaga.connect.install;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a connector is.
 *
 * @param connector the part that makes the tasks
 * @param tasks those that copy
 */
public record ConnectorStatus(String name, Worker connector, List<Worker> tasks) {
    private static final String FAILED = "FAILED";
    private static final String RUNNING = "RUNNING";

    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    /**
     * One of the things that the cluster runs for a connector.
     *
     * @param state as Connect calls it
     * @param trace where it failed, if it has
     */
    public record Worker(String state, Optional<String> trace) {}

    /** Whether it copies. */
    public boolean isRunning() {
        return connector.state().equals(RUNNING)
                && !tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.state().equals(RUNNING));
    }

    /** Whether any part of it has failed, and stays so until somebody restarts it. */
    public boolean hasFailed() {
        return all().anyMatch(worker -> worker.state().equals(FAILED));
    }

    /** The states of connector and tasks, for people. */
    public String states() {
        return String.join(
                " ",
                connector.state(),
                tasks.stream().map(Worker::state).toList().toString());
    }

    /** Why it failed: the innermost cause that Connect tells. */
    public Optional<String> reason() {
        return all().flatMap(worker -> worker.trace().stream())
                .flatMap(ConnectorStatus::causes)
                .reduce((outer, inner) -> inner);
    }

    private Stream<Worker> all() {
        return Stream.concat(Stream.of(connector), tasks.stream());
    }

    private static Stream<String> causes(String trace) {
        String head = trace.lines().findFirst().orElse("");
        Stream<String> inner =
                trace.lines().filter(line -> line.startsWith("Caused by: ")).map(line -> line.substring(11));
        return Stream.concat(Stream.of(head), inner);
    }
}
