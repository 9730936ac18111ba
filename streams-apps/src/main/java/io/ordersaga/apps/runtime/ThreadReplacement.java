package io.ordersaga.apps.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: it is replaced, at most so often in a time; then the application shuts down, for an
 * error that comes back at once is a bug or a broken disk, and whoever runs the process must see it end.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);
    private static final int BUDGET = 3;
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final String application;
    private final InstantSource clock;
    private final FailureHandler failures;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    ThreadReplacement(String application, InstantSource clock, FailureHandler failures) {
        this.application = application;
        this.clock = clock;
        this.failures = failures;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        Instant now = clock.instant();
        deaths.removeIf(death -> death.isBefore(now.minus(PERIOD)));
        deaths.add(now);
        boolean replace = deaths.size() <= BUDGET && !(exception instanceof Error);
        LOG.error(
                "{}: stream thread died, number {} within {}; {}",
                application,
                deaths.size(),
                PERIOD,
                replace ? "replacing it" : "shutting down",
                exception);
        if (replace) {
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        failures.failed(application, exception);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
