package io.ordersaga.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ordersaga.edge.store.RowWaiters.Waiter;
import io.ordersaga.topology.stream.KeyedStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class RowWaitersTest {
    private static final KeyedStore<String, Integer> ROWS = new KeyedStore<>("rows", Serdes.String(), Serdes.Integer());
    private static final KeyedStore<String, Integer> OTHERS =
            new KeyedStore<>("others", Serdes.String(), Serdes.Integer());
    private static final int ROUNDS = 3_000;

    private final RowWaiters waiters = new RowWaiters();

    @Test
    void shouldCompleteWithTheFirstRowThatFulfilsTheCondition() {
        try (Waiter<Integer> waiter = waiters.register(ROWS, "a", has(row -> row > 1))) {
            waiters.changed(ROWS, "a", 1);
            assertThat(waiter.row()).isNotDone();

            waiters.changed(ROWS, "a", 2);
            waiters.changed(ROWS, "a", 3);

            assertThat(waiter.row()).isCompletedWithValue(Optional.of(2));
        }
    }

    @Test
    void shouldCompleteWithTheRowThatWasThereBefore() {
        try (Waiter<Integer> waiter = waiters.register(ROWS, "a", has(row -> row > 1))) {
            waiter.offer(Optional.of(1));
            assertThat(waiter.row()).isNotDone();

            waiter.offer(Optional.of(2));

            assertThat(waiter.row()).isCompletedWithValue(Optional.of(2));
        }
    }

    @Test
    void shouldHearOfItsOwnKeyAndStoreOnly() {
        try (Waiter<Integer> waiter = waiters.register(ROWS, "a", has(row -> true))) {
            waiters.changed(ROWS, "b", 1);
            waiters.changed(OTHERS, "a", 1);

            assertThat(waiter.row()).isNotDone();
        }
    }

    @Test
    void shouldCompleteWhenTheRowIsTakenOut() {
        try (Waiter<Integer> waiter = waiters.register(ROWS, "a", Optional::isEmpty);
                Waiter<Integer> other = waiters.register(ROWS, "a", has(row -> true))) {
            waiter.offer(Optional.of(1));
            waiters.removed(ROWS, "b");
            assertThat(waiter.row()).isNotDone();

            waiters.removed(ROWS, "a");

            assertThat(waiter.row()).isCompletedWithValue(Optional.empty());
            assertThat(other.row()).isNotDone();
        }
    }

    @Test
    void shouldWakeEveryWaiterOfARowByItsOwnCondition() {
        try (Waiter<Integer> one = waiters.register(ROWS, "a", has(row -> row >= 1));
                Waiter<Integer> two = waiters.register(ROWS, "a", has(row -> row >= 2));
                Waiter<Integer> again = waiters.register(ROWS, "a", has(row -> row >= 1))) {
            waiters.changed(ROWS, "a", 1);

            assertThat(one.row()).isCompletedWithValue(Optional.of(1));
            assertThat(again.row()).isCompletedWithValue(Optional.of(1));
            assertThat(two.row()).isNotDone();
        }
    }

    @Test
    void shouldHearNothingMoreAndLeaveNothingBehindWhenClosed() {
        Waiter<Integer> closed = waiters.register(ROWS, "a", has(row -> true));
        try (Waiter<Integer> open = waiters.register(ROWS, "a", has(row -> true))) {
            closed.close();
            closed.close();
            waiters.changed(ROWS, "a", 1);

            assertThat(closed.row()).isNotDone();
            assertThat(open.row()).isCompletedWithValue(Optional.of(1));
            assertThat(waiters.isIdle()).isFalse();
        }

        assertThat(waiters.isIdle()).isTrue();
    }

    @Test
    void shouldFailOnlyTheWaiterWhenItsConditionThrows() {
        try (Waiter<Integer> broken = waiters.register(ROWS, "a", has(RowWaitersTest::broken));
                Waiter<Integer> sound = waiters.register(ROWS, "a", has(row -> true))) {
            assertThatCode(() -> waiters.changed(ROWS, "a", 1)).doesNotThrowAnyException();

            assertThat(sound.row()).isCompletedWithValue(Optional.of(1));
            assertThat(broken.row())
                    .isCompletedExceptionally()
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldNotLoseAWakeUpWhenARowChangesWhileSomebodyBeginsToWait() throws Exception {
        Map<String, Integer> store = new ConcurrentHashMap<>();
        CyclicBarrier together = new CyclicBarrier(3);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> view = threads.submit(() -> change(store, together));
            Future<Integer> first = threads.submit(() -> await(store, together));
            Future<Integer> second = threads.submit(() -> await(store, together));

            view.get(60, TimeUnit.SECONDS);
            assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
            assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
        }

        assertThat(waiters.isIdle()).isTrue();
    }

    /** As a view does: puts the row, then tells of it. */
    private int change(Map<String, Integer> store, CyclicBarrier together) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            meet(together);
            store.put("a", round);
            waiters.changed(ROWS, "a", round);
        }
        return ROUNDS;
    }

    /** As a reader does: registers, then looks, then waits. Counts the rounds in which it saw the row in time. */
    private int await(Map<String, Integer> store, CyclicBarrier together) throws Exception {
        int seen = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            int wanted = round;
            meet(together);
            try (Waiter<Integer> waiter = waiters.register(ROWS, "a", has(row -> row >= wanted))) {
                waiter.offer(Optional.ofNullable(store.get("a")));
                seen += waiter.row().get(30, TimeUnit.SECONDS).equals(Optional.of(wanted)) ? 1 : 0;
            }
        }
        return seen;
    }

    private static void meet(CyclicBarrier together)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        together.await(30, TimeUnit.SECONDS);
    }

    private static Predicate<Optional<Integer>> has(Predicate<Integer> condition) {
        return row -> row.filter(condition).isPresent();
    }

    private static boolean broken(int row) {
        throw new IllegalStateException("condition fails on " + row);
    }
}
