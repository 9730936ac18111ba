package io.ordersaga.topology.stream;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.wire.Serdes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;

/**
 * A view of one kind of entity: rows folded from its committed events, and indexes to find them in an order.
 *
 * @param rows the row of each entity
 * @param fold gives the row after an event; empty where an event without a row leaves none
 * @param indexes kept in the same partition as the rows
 */
public record View<K, E, R>(KeyedStore<K, R> rows, Fold<E, R> fold, List<Index<K, R>> indexes) {

    public View {
        indexes = List.copyOf(indexes);
    }

    /** Of the rows and of every index. */
    public Stream<KeyedStore<?, ?>> stores() {
        return Stream.concat(Stream.of(rows), indexes.stream().map(Index::store));
    }

    /** How a row follows from the row before and an event. Pure. */
    public interface Fold<E, R> {
        Optional<R> apply(Optional<R> row, Message<E> event);
    }

    /**
     * An order in which rows can be listed.
     *
     * @param store index key to the row's key
     * @param key a row's place in the order, as text that sorts; empty where the row is not to be listed
     */
    public record Index<K, R>(KeyedStore<String, K> store, Function<R, Optional<String>> key) {

        public static <K, R> Index<K, R> of(String name, Serde<K> rowKey, Function<R, Optional<String>> key) {
            return new Index<>(
                    new KeyedStore<>(name, Serdes.key(Function.identity(), Function.identity()), rowKey), key);
        }
    }
}
