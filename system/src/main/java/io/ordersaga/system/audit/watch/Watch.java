package io.ordersaga.system.audit.watch;

import io.ordersaga.system.audit.Auditor;
import io.ordersaga.system.audit.books.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Audits again and again, until it is interrupted. An audit that cannot be made, as a system that is down allows none, is told
 * as such, and the next one begins anew with the first event.
 */
public final class Watch {
    private final Supplier<Auditor> auditors;
    private final Duration pause;
    private final Listener listener;

    /** Hears how each audit went, on the watch's thread. */
    public interface Listener {
        /** @param took how long the audit had run */
        void ended(Outcome outcome, Duration took);

        /** No audit could be made. */
        void failed(RuntimeException reason);
    }

    /**
     * @param auditors gives an auditor that has read nothing yet
     * @param pause between the end of an audit and the beginning of the next
     */
    public Watch(Supplier<Auditor> auditors, Duration pause, Listener listener) {
        this.auditors = auditors;
        this.pause = pause;
        this.listener = listener;
    }

    /** @throws InterruptedException as the only way in which it ends */
    public void run() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            auditUntilFailure();
        }
        throw new InterruptedException();
    }

    private void auditUntilFailure() throws InterruptedException {
        try (Auditor auditor = auditors.get()) {
            while (!Thread.currentThread().isInterrupted()) {
                long begin = System.nanoTime();
                Outcome outcome = auditor.run();
                listener.ended(outcome, Duration.ofNanos(System.nanoTime() - begin));
                rest();
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            listener.failed(e);
            rest();
        }
    }

    private void rest() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }
}
