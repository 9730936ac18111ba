package io.ordersaga.system;

import io.ordersaga.system.local.HaltAfter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wish that the system ends: by INT or TERM, or by the failure of a part. From then on the process has
 * {@link #PATIENCE} left.
 */
final class StopRequest implements FailureListener {
    // After a build, the JVM writes its class archive when all parts have ended, which can take longer than they do.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<Failure> firstFailure = new AtomicReference<>();

    /** @param part that failed, as people call it */
    record Failure(String part, Throwable cause) {}

    /**
     * Makes INT and TERM requests. Signal handlers rather than a shutdown hook: hooks of libraries run beside one, in no
     * order.
     */
    void listenToSignals() {
        OperatingSystemSignal.handle("INT", this::request);
        OperatingSystemSignal.handle("TERM", this::request);
    }

    void await() throws InterruptedException {
        requested.await();
    }

    boolean isMade() {
        return requested.getCount() == 0;
    }

    /** Why the system has to end, if not by a signal. */
    Optional<Failure> failure() {
        return Optional.ofNullable(firstFailure.get());
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
