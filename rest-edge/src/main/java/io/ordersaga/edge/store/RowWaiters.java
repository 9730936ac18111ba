package io.ordersaga.edge.store;

import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Those who wait for a row of this instance's views. The views' stream threads wake them and never block here. */
public final class RowWaiters implements ViewListener {
    private final Map<RowId, Set<Waiter<?>>> waiting = new ConcurrentHashMap<>();

    private record RowId(String store, Object key) {}

    /** Somebody who waits until a row, or its absence, fulfils a condition. Closing ends the wait. */
    final class Waiter<R> implements AutoCloseable {
        private final RowId id;
        private final Predicate<Optional<R>> condition;
        private final CompletableFuture<Optional<R>> row = new CompletableFuture<>();

        private Waiter(RowId id, Predicate<Optional<R>> condition) {
            this.id = id;
            this.condition = condition;
        }

        /**
         * Completes with the first row, or absence of one, that fulfils the condition, on the thread that offered it; with the
         * exception, if the condition throws one, for that is the fault of who waits and not of the view.
         */
        CompletableFuture<Optional<R>> row() {
            return row;
        }

        void offer(Optional<R> candidate) {
            try {
                if (condition.test(candidate)) {
                    row.complete(candidate);
                }
            } catch (RuntimeException e) {
                row.completeExceptionally(e);
            }
        }

        @Override
        public void close() {
            waiting.computeIfPresent(id, (key, waiters) -> {
                waiters.remove(this);
                return waiters.isEmpty() ? null : waiters;
            });
        }
    }

    <K, R> Waiter<R> register(KeyedStore<K, R> store, K key, Predicate<Optional<R>> condition) {
        Waiter<R> waiter = new Waiter<>(new RowId(store.name(), key), condition);
        waiting.compute(waiter.id, (id, waiters) -> {
            Set<Waiter<?>> all = waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
            all.add(waiter);
            return all;
        });
        return waiter;
    }

    /** Whether nobody waits. */
    boolean isIdle() {
        return waiting.isEmpty();
    }

    @Override
    public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
        offer(store, key, Optional.of(row));
    }

    @Override
    public <K, R> void removed(KeyedStore<K, R> store, K key) {
        this.<K, R>offer(store, key, Optional.empty());
    }

    private <K, R> void offer(KeyedStore<K, R> store, K key, Optional<R> row) {
        for (Waiter<?> waiter : waiting.getOrDefault(new RowId(store.name(), key), Set.of())) {
            this.<R>ofRow(waiter).offer(row);
        }
    }

    // A waiter is registered under the store whose rows it is offered.
    @SuppressWarnings("unchecked")
    private <R> Waiter<R> ofRow(Waiter<?> waiter) {
        return (Waiter<R>) waiter;
    }
}
