package io.ordersaga.apps.service;

import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import java.util.List;
import org.apache.kafka.streams.processor.TaskId;

/** Several listeners as one; each is told in turn. */
record Listeners(List<ViewListener> all) implements ViewListener {
    Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void opened(KeyedStore<?, ?> store, TaskId task) {
        all.forEach(one -> one.opened(store, task));
    }

    @Override
    public void closed(KeyedStore<?, ?> store, TaskId task) {
        all.forEach(one -> one.closed(store, task));
    }

    @Override
    public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
        all.forEach(one -> one.changed(store, key, row));
    }

    @Override
    public <K, R> void removed(KeyedStore<K, R> store, K key) {
        all.forEach(one -> one.removed(store, key));
    }
}
