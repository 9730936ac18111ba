package io.ordersaga.system.part;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parts that do not need each other: started at the same time, each on a thread of its own, and closed likewise. */
public final class AtOnce implements Part {
    private final String name;
    private final List<Part> parts;

    public AtOnce(String name, List<Part> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return name;
    }

    /** Waits for every part, then throws the first failure; later ones are suppressed in it. */
    @Override
    public void start() throws InterruptedException {
        Failures failures = new Failures();
        atOnce(TimedStart::of, failures);
        failures.throwFirst();
    }

    /** Waits for every part, as {@link #start} does. */
    @Override
    public void close() {
        Failures failures = new Failures();
        failures.during(() -> atOnce(Part::close, failures));
        failures.throwFirst();
    }

    /** What is done to every part. */
    private interface Action {
        void on(Part part) throws InterruptedException;
    }

    private void atOnce(Action action, Failures failures) throws InterruptedException {
        List<Callable<Part>> actions =
                parts.stream().map(part -> callable(action, part)).toList();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(name + "-", 1).factory())) {
            for (Future<Part> done : threads.invokeAll(actions)) {
                failures.during(() -> await(done));
            }
        }
    }

    private static Callable<Part> callable(Action action, Part part) {
        return () -> {
            action.on(part);
            return part;
        };
    }

    private static void await(Future<Part> done) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
