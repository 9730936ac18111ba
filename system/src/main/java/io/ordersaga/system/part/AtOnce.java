package io.ordersaga.system.part;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parts that do not need each other: started at the same time, each on a thread of its own, closed in reverse. */
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
        List<Callable<Part>> starts = parts.stream().map(AtOnce::starting).toList();
        Failures failures = new Failures();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 1).factory())) {
            for (Future<Part> start : threads.invokeAll(starts)) {
                failures.during(() -> awaitStarted(start));
            }
        }
        failures.throwFirst();
    }

    @Override
    public void close() {
        Failures failures = new Failures();
        for (Part part : parts.reversed()) {
            failures.during(part::close);
        }
        failures.throwFirst();
    }

    private static Callable<Part> starting(Part part) {
        return () -> {
            TimedStart.of(part);
            return part;
        };
    }

    private static void awaitStarted(Future<Part> start) throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
