package io.ordersaga.system.part;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A part that starts while those after it do. Whoever needs it waits for it; {@link #awaited} makes everybody wait. */
public final class Beside implements Part {
    private final Part part;
    private final FutureTask<Part> starting;
    private Optional<Thread> thread = Optional.empty();

    public Beside(Part part) {
        this.part = part;
        this.starting = new FutureTask<>(() -> {
            TimedStart.of(part);
            return part;
        });
    }

    @Override
    public String name() {
        return part.name();
    }

    /** Returns at once. */
    @Override
    public void start() {
        thread = Optional.of(Thread.ofPlatform().name(part.name()).start(starting));
    }

    /** Returns when the part does its work. @throws RuntimeException what its start has thrown */
    public void await() throws InterruptedException {
        try {
            starting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A part that starts when this one has. */
    public Part awaited() {
        return new Part() {
            @Override
            public String name() {
                return part.name() + ", which started beside the others,";
            }

            @Override
            public void start() throws InterruptedException {
                await();
            }

            @Override
            public void close() {
                // The part itself is closed where it was started.
            }
        };
    }

    /** Ends the part; a start that is still going on is waited for, as one that is interrupted may leave half of its work behind. */
    @Override
    public void close() {
        Failures failures = new Failures();
        thread.ifPresent(starter -> failures.during(starter::join));
        failures.during(part::close);
        failures.throwFirst();
    }
}
