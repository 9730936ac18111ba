package io.ordersaga.apps.worker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one kind of work: takes requests from their topic, runs the errand for each and writes the results to theirs. Each
 * result is written at least once. After trouble, or when its partition has gone to another worker, it may come again, and
 * later than results of requests behind it: it is known by its event id, which follows from the request's. What cannot be
 * read, or came to nothing, goes to the dead letters.
 *
 * <p>Any number of workers share the partitions. Trouble with Kafka, fencing included, makes it connect anew and go on from
 * what was committed. It dies only of an error that would come back: a bug, or credentials that are refused.
 */
public final class Worker<K, Q, R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration RECONNECT_WAIT = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final WorkerSettings settings;
    private final Work<K, Q, R> work;
    private final Guard<Q, R> guard;
    private final Supplier<WorkerClients> connect;
    private final Duration reconnectWait;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    public Worker(Work<K, Q, R> work, WorkerSettings settings) {
        this(work, settings, () -> WorkerClients.connect(settings, work.name()), RECONNECT_WAIT);
    }

    Worker(Work<K, Q, R> work, WorkerSettings settings, Supplier<WorkerClients> connect, Duration reconnectWait) {
        this.settings = settings;
        this.work = work;
        this.guard = new Guard<>(work, settings.callTimeout());
        this.connect = connect;
        this.reconnectWait = reconnectWait;
        this.thread = Thread.ofPlatform()
                .name(settings.instanceId())
                .uncaughtExceptionHandler((dead, e) -> LOG.error("{} died", dead.getName(), e))
                .unstarted(this::run);
    }

    /** Starts to work, on a thread of its own. May be called once. */
    public void start() {
        thread.start();
    }

    /** Whether it works or tries to connect. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Gives up the calls that are under way and stops within some seconds; the next worker asks again.
     *
     * @throws IllegalStateException if it did not stop in time
     */
    @Override
    public void close() {
        stop.countDown();
        try {
            if (!ended()) {
                thread.interrupt();
                if (!ended()) {
                    throw new IllegalStateException(thread.getName() + " did not stop within " + CLOSE_TIMEOUT);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended() throws InterruptedException {
        return thread.getState() == Thread.State.NEW || thread.join(CLOSE_TIMEOUT);
    }

    /** The state of the circuit to whom it calls. */
    public CircuitBreaker.State circuit() {
        return guard.circuit();
    }

    private void run() {
        try {
            while (!isStopping()) {
                workUntilTrouble();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workUntilTrouble() throws InterruptedException {
        try {
            connectAndWork();
        } catch (KafkaException e) {
            if (isFatal(e)) {
                throw e;
            }
            if (!isStopping()) {
                LOG.warn("{} lost its connection and goes on from what was committed", thread.getName(), e);
                stop.await(reconnectWait.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void connectAndWork() {
        WorkerClients clients = connect.get();
        try (OrderedCalls<K, Q, R> calls = new OrderedCalls<>(guard)) {
            WorkerLoop<K, Q, R> loop = new WorkerLoop<>(work, clients, calls, settings, InstantSource.system());
            loop.run(this::isStopping);
        } finally {
            clients.close(isStopping());
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private static boolean isFatal(KafkaException e) {
        return e instanceof AuthenticationException
                || e instanceof AuthorizationException
                || e instanceof ConfigException
                || e.getCause() instanceof ConfigException;
    }
}
