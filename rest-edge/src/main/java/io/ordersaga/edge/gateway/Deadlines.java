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
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("gateway-deadlines").factory());

    Deadlines() {
        // An answer in time, which is nearly every one, must not be held in memory until its deadline.
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Closes a body at a moment of {@link System#nanoTime}, unless the cut is closed before. */
    Cut at(long moment, InputStream body) {
        return new FixedCut(moment, schedule(moment, body));
    }

    /** Closes a body when nothing has come for so long, unless the cut is closed before. */
    Cut afterSilence(Duration silence, InputStream body) {
        return new SilenceCut(silence, body);
    }

    private Future<?> schedule(long moment, InputStream body) {
        return executor.schedule(() -> end(body), moment - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** What will end one body. Used by the one thread that reads it. */
    interface Cut extends AutoCloseable {
        /** Whether the deadline has passed, so that the body is being closed. */
        boolean isDue();

        /** To be called when a piece of the body has come. */
        void heard();

        @Override
        void close();
    }

    private record FixedCut(long moment, Future<?> task) implements Cut {
        @Override
        public boolean isDue() {
            return System.nanoTime() - moment >= 0;
        }

        @Override
        public void heard() {
            // However much has come, the end must come in time.
        }

        @Override
        public void close() {
            task.cancel(false);
        }
    }

    private final class SilenceCut implements Cut {
        private final Duration silence;
        private final InputStream body;
        private FixedCut cut;

        private SilenceCut(Duration silence, InputStream body) {
            this.silence = silence;
            this.body = body;
            this.cut = next();
        }

        private FixedCut next() {
            long moment = System.nanoTime() + silence.toNanos();
            return new FixedCut(moment, schedule(moment, body));
        }

        @Override
        public boolean isDue() {
            return cut.isDue();
        }

        @Override
        public void heard() {
            cut.close();
            cut = next();
        }

        @Override
        public void close() {
            cut.close();
        }
    }

    /** Closes a body under its reader. */
    static void end(InputStream body) {
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
