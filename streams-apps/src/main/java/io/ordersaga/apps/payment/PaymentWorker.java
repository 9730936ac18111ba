package io.ordersaga.apps.payment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
 * Has the payment provider answer the requests of the payment ledger: takes them from {@code payment-requests}, writes the
 * results to {@code payment-results}, each exactly once but after a crash, when the ledger ignores the repeats. What cannot be
 * read goes to the dead letters.
 *
 * <p>Any number of workers share the partitions. Trouble with Kafka, fencing included, makes it connect anew and go on from
 * what was committed. It dies only of an error that would come back: a bug, or credentials that are refused.
 */
public final class PaymentWorker implements AutoCloseable {
    /** What {@link #circuit} can say. */
    public static final List<String> CIRCUIT_STATES = List.of("closed", "open", "half_open");

    private static final Logger LOG = LoggerFactory.getLogger(PaymentWorker.class);
    private static final Duration RECONNECT_WAIT = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final WorkerSettings settings;
    private final GuardedProvider provider;
    private final Supplier<WorkerClients> connect;
    private final Duration reconnectWait;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    public PaymentWorker(WorkerSettings settings, PaymentProvider provider) {
        this(settings, provider, () -> WorkerClients.connect(settings), RECONNECT_WAIT);
    }

    PaymentWorker(
            WorkerSettings settings,
            PaymentProvider provider,
            Supplier<WorkerClients> connect,
            Duration reconnectWait) {
        this.settings = settings;
        this.provider = new GuardedProvider(provider, settings.callTimeout());
        this.connect = connect;
        this.reconnectWait = reconnectWait;
        this.thread = Thread.ofPlatform()
                .name(settings.transactionalId())
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

    /** The state of the circuit to the provider. */
    public String circuit() {
        return provider.circuit();
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
            work();
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

    private void work() {
        WorkerClients clients = connect.get();
        try (OrderedCalls calls = new OrderedCalls(provider)) {
            WorkerLoop loop = new WorkerLoop(clients, calls, settings, InstantSource.system());
            loop.begin();
            while (!isStopping()) {
                loop.turn();
            }
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
