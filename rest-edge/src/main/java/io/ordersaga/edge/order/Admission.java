package io.ordersaga.edge.order;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.SagaStep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Refuses orders that would come too late. A saga fails when its stock is not answered for within the reservation's
 * time-out; if more orders were taken than can be worked off by then, all would fail and none be confirmed. So an order is
 * taken only while those before it are expected to be answered for within half of that time. What happens after that is not
 * counted: a provider that does not answer is no reason to refuse.
 *
 * <p>There is no number of orders that is always too large: as many as come at once are taken, until they are seen to wait.
 * Safe for use by many threads.
 */
public final class Admission implements ViewListener {
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final Lock lock = new ReentrantLock();
    private final Duration longest;
    private final Backlog backlog;
    private final InstantSource clock;

    /** @param reservation how long a saga waits for its stock */
    public Admission(Duration reservation, InstantSource clock) {
        this.longest = reservation.dividedBy(2);
        this.backlog = new Backlog(reservation.dividedBy(8), reservation.multipliedBy(2));
        this.clock = clock;
    }

    /** Something that places an order, and returns or fails when its part in that is done. */
    interface Placing<T> {
        T place() throws InterruptedException;
    }

    /** @throws ProblemException 503 {@code busy}, and nothing was placed, if the order would come too late */
    <T> T admit(OrderId order, Placing<T> placing) throws InterruptedException {
        enter(order, clock.instant());
        try {
            return placing.place();
        } finally {
            locked(() -> backlog.answered(order));
        }
    }

    /** How many orders wait for their stock, as far as this instance knows. */
    public int waiting() {
        return locked(backlog::size);
    }

    @Override
    public void closed(KeyedStore<?, ?> store, TaskId task) {
        if (store.equals(OrderStores.ORDERS)) {
            locked(backlog::moved);
        }
    }

    @Override
    public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
        if (row instanceof OrderView order) {
            noted(order, clock.instant());
        }
    }

    private void noted(OrderView order, Instant now) {
        OrderId id = order.order().orderId();
        locked(() -> {
            if (order.step() == SagaStep.RESERVING_STOCK) {
                backlog.shown(id, now);
            } else {
                backlog.passed(id, now);
            }
        });
    }

    private void enter(OrderId order, Instant now) {
        Duration delay = locked(() -> {
            Duration expected = backlog.delay(now);
            if (expected.compareTo(longest) <= 0) {
                backlog.sent(order, now);
            }
            return expected;
        });
        if (delay.compareTo(longest) > 0) {
            Duration excess = delay.minus(longest);
            long seconds = Math.clamp(excess.toSeconds(), 1, LONGEST_RETRY.toSeconds());
            throw new ProblemException(
                            ProblemType.BUSY, "more orders wait than can be worked off in time; nothing was placed")
                    .withHeader("Retry-After", Long.toString(seconds));
        }
    }

    private void locked(Runnable change) {
        locked(() -> {
            change.run();
            return backlog;
        });
    }

    private <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
