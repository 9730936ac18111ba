package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.UndecidableRecordException;
import io.ordersaga.topology.stream.ViewListener;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Keeps the view of credentials as the table topic says, tombstones included. */
final class CredentialsProcessor implements Processor<Email, Credentials, Void, Void> {
    private final ViewListener listener;
    private final KeyValueStore<Email, Credentials> rows;

    private CredentialsProcessor(ViewListener listener, ProcessorContext<Void, Void> context) {
        this.listener = listener;
        this.rows = UserStores.CREDENTIALS.in(context);
    }

    /** A supplier that brings the view's store. */
    static ProcessorSupplier<Email, Credentials, Void, Void> telling(ViewListener listener) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<Email, Credentials, Void, Void> get() {
                return new Deferred<>(context -> new CredentialsProcessor(listener, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(UserStores.CREDENTIALS.builder());
            }
        };
    }

    @Override
    public void process(Record<Email, Credentials> record) {
        if (record.key() == null) {
            throw new UndecidableRecordException("a row needs a key");
        }
        if (record.value() == null) {
            rows.delete(record.key());
        } else {
            rows.put(record.key(), record.value());
            listener.changed(UserStores.CREDENTIALS, record.key(), record.value());
        }
    }
}
