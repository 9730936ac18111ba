package io.ordersaga.edge.store;

import java.util.Optional;
import java.util.function.Function;

/**
 * What some partitions of a store have answered.
 *
 * @param lag where a copy has answered instead of the owner: how many records it was behind when that was last looked at
 */
record Read<T>(T value, Optional<Long> lag) {

    static <T> Read<T> current(T value) {
        return new Read<>(value, Optional.empty());
    }

    /** Whether it shows everything that was committed before it was asked for. */
    boolean isCurrent() {
        return lag.isEmpty();
    }

    <U> Read<U> map(Function<T, U> change) {
        return new Read<>(change.apply(value), lag);
    }

    /** The greater of two lags; being current is less than any. */
    static Optional<Long> greater(Optional<Long> one, Optional<Long> other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : Optional.of(Math.max(one.get(), other.get()));
    }
}
