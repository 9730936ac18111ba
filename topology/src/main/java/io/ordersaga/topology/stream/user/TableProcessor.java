package io.ordersaga.topology.stream.user;

import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.UndecidableRecordException;
import io.ordersaga.topology.stream.ViewListener;
import java.util.Set;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Keeps a view as a table topic says, tombstones included, and tells the listener. */
final class TableProcessor<K, R> implements Processor<K, R, Void, Void> {
    private final KeyedStore<K, R> view;
    private final ViewListener listener;
    private final KeyValueStore<K, R> rows;
    private final TaskId task;

    private TableProcessor(KeyedStore<K, R> view, ViewListener listener, ProcessorContext<Void, Void> context) {
        this.view = view;
        this.listener = listener;
        this.rows = view.in(context);
        this.task = context.taskId();
        listener.opened(view, task);
    }

    /** A supplier that brings the view's store. */
    static <K, R> ProcessorSupplier<K, R, Void, Void> keeping(KeyedStore<K, R> view, ViewListener listener) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, R, Void, Void> get() {
                return new Deferred<>(context -> new TableProcessor<>(view, listener, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(view.builder());
            }
        };
    }

    @Override
    public void close() {
        listener.closed(view, task);
    }

    @Override
    public void process(Record<K, R> record) {
        if (record.key() == null) {
            throw new UndecidableRecordException("a row needs a key");
        }
        if (record.value() == null) {
            rows.delete(record.key());
            listener.removed(view, record.key());
        } else {
            rows.put(record.key(), record.value());
            listener.changed(view, record.key(), record.value());
        }
    }
}
