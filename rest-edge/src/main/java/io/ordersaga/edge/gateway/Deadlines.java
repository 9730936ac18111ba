package io.ordersaga.edge.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends answers that take too long: a body that is still being read at its deadline is closed under its reader. */
final class Deadlines implements AutoCloseable {
    private final long nanos;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("gateway-deadlines").factory());

    Deadlines(Duration timeout) {
        this.nanos = timeout.toNanos();
        // An answer in time, which is nearly every one, must not be held in memory until its deadline.
        executor.setRemoveOnCancelPolicy(true);
    }

    /** The time from now. */
    Deadline begin() {
        return new Deadline(System.nanoTime() + nanos);
    }

    /** The moment at which one answer must have ended. */
    final class Deadline {
        private final long at;

        private Deadline(long at) {
            this.at = at;
        }

        /** Closes the body at this moment, unless the cut is closed before. */
        Cut cut(InputStream body) {
            return new Cut(at, executor.schedule(() -> end(body), at - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
    }

    /** What will end one body. */
    record Cut(long at, Future<?> task) implements AutoCloseable {
        /** Whether the deadline has passed, so that the body is being closed. */
        boolean isDue() {
            return System.nanoTime() - at >= 0;
        }

        @Override
        public void close() {
            task.cancel(false);
        }
    }

    private static void end(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
