package io.ordersaga.topology.stream;

import io.ordersaga.topics.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Folds committed events into the rows of a view, keeps its indexes, forwards each new row and tells the listener. What it
 * reads is committed and the fold is deterministic, so nothing that a query has seen is ever taken back.
 */
public final class ViewProcessor<K, E, R> implements Processor<K, Message<E>, K, R> {
    private final View<K, E, R> view;
    private final ViewListener listener;
    private final ProcessorContext<K, R> context;
    private final KeyValueStore<K, R> rows;
    private final List<IndexStore<K, R>> indexes;

    private ViewProcessor(View<K, E, R> view, ViewListener listener, ProcessorContext<K, R> context) {
        this.view = view;
        this.listener = listener;
        this.context = context;
        this.rows = view.rows().in(context);
        this.indexes = view.indexes().stream()
                .map(index -> new IndexStore<>(index, index.store().in(context)))
                .toList();
        view.stores().forEach(store -> listener.opened(store, context.taskId()));
    }

    /** A supplier that brings the view's stores. */
    public static <K, E, R> ProcessorSupplier<K, Message<E>, K, R> over(View<K, E, R> view, ViewListener listener) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, Message<E>, K, R> get() {
                return new Deferred<>(context -> new ViewProcessor<>(view, listener, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return view.stores().map(KeyedStore::builder).collect(Collectors.toSet());
            }
        };
    }

    @Override
    public void process(Record<K, Message<E>> record) {
        if (record.key() == null || record.value() == null) {
            throw new UndecidableRecordException("a record needs a key and a value");
        }
        Optional<R> before = Optional.ofNullable(rows.get(record.key()));
        Optional<R> after = Deciding.decide(() -> view.fold().apply(before, record.value()));
        after.filter(row -> !after.equals(before)).ifPresent(row -> apply(record, before, row));
    }

    @Override
    public void close() {
        view.stores().forEach(store -> listener.closed(store, context.taskId()));
    }

    private void apply(Record<K, Message<E>> record, Optional<R> before, R row) {
        rows.put(record.key(), row);
        indexes.forEach(index -> index.move(record.key(), before, row));
        context.forward(record.withValue(row));
        listener.changed(view.rows(), record.key(), row);
    }

    private record IndexStore<K, R>(View.Index<K, R> index, KeyValueStore<String, K> store) {
        void move(K key, Optional<R> before, R after) {
            Optional<String> from = before.flatMap(index.key());
            Optional<String> to = index.key().apply(after);
            if (!from.equals(to)) {
                from.ifPresent(store::delete);
                to.ifPresent(place -> store.put(place, key));
            }
        }
    }
}
