package io.ordersaga.system;

import io.ordersaga.system.local.HaltAfter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;

/**
 * The wish that the system ends: by INT or TERM, or by the failure of a part. From then on the process has
 * {@link #PATIENCE} left.
 */
public final class StopRequest implements FailureListener {
    // After a build, the JVM writes its class archive when all parts have ended, which can take longer than they do.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<Failure> firstFailure = new AtomicReference<>();

    /** @param part that failed, as people call it */
    public record Failure(String part, Throwable cause) {}

    /**
     * Makes INT and TERM requests. Signal handlers rather than a shutdown hook: hooks of libraries run beside one, in no
     * order.
     */
    public void listenToSignals() {
        OperatingSystemSignal.handle("INT", this::request);
        OperatingSystemSignal.handle("TERM", this::request);
    }

    public void await() throws InterruptedException {
        requested.await();
    }

    public boolean isMade() {
        return requested.getCount() == 0;
    }

    /** How the process ends. Why, if not by a signal, is told to the log. */
    public ExitCode outcome() {
        Failure failure = firstFailure.get();
        if (failure == null) {
            return ExitCode.OK;
        }
        LoggerFactory.getLogger(StopRequest.class).error("{} failed", failure.part(), failure.cause());
        return ExitCode.FAILED;
    }

    @Override
    public void failed(String part, Throwable cause) {
        firstFailure.compareAndSet(null, new Failure(part, cause));
        request();
    }

    private synchronized void request() {
        if (!isMade()) {
            requested.countDown();
            HaltAfter.arm(PATIENCE, ExitCode.HALTED.number());
        }
    }
}
