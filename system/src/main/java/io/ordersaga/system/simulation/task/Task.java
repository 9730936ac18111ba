package io.ordersaga.system.simulation.task;

import io.ordersaga.system.simulation.broker.Changelog;
import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.broker.Outgoing;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topology.stream.DeadLetterProcessing;
import io.ordersaga.topology.stream.DeadLetterReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.InternalFixedKeyRecordFactory;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * One part of a topology at work on one partition: real processors, with stores that were restored from what is committed.
 * Everything it writes goes into the transaction of its host. Used by one thread.
 */
public final class Task {
    private final TaskHome home;
    private final Host host;
    private final StateListener listener;
    private final Map<String, StateStore> stores = new HashMap<>();
    private final Map<String, Node.Source> sources = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Alarms alarms = new Alarms();
    private @Nullable Entry current;
    private final Map<Place, Look> looks = new LinkedHashMap<>();

    /** A node at work. */
    private interface Stage {
        void take(Record<?, ?> record);
    }

    private record Place(String store, Bytes key) {}

    /** A row that was read while the present record was processed. */
    private static final class Look {
        private final @Nullable Object before;
        private @Nullable Object after;

        Look(@Nullable Object value) {
            this.before = value;
            this.after = value;
        }
    }

    /** Restores a task from its changelogs. */
    public Task(TaskHome home, Host host, StateListener listener) {
        this.home = home;
        this.host = host;
        this.listener = listener;
        StoreHome storeHome = new Rows();
        home.part().stores().forEach(store -> stores.put(store.name(), store.open(storeHome)));
        home.part().nodes().forEach(node -> stages.add(stage(node)));
    }

    TaskHome home() {
        return home;
    }

    Host host() {
        return host;
    }

    /** A store that one of its processors has. */
    public Optional<StateStore> find(String name) {
        return Optional.ofNullable(stores.get(name));
    }

    /** Processes a record; one that cannot be read or decided goes to the dead letters, as in production. */
    public void process(Entry entry) {
        current = entry;
        try {
            Entry.Read read = entry.read();
            Record<?, ?> record = new Record<>(read.key(), read.value(), entry.timestamp(), entry.headers());
            Objects.requireNonNull(sources.get(entry.topic().name())).next().forEach(node -> pass(node, record));
        } catch (SerializationException e) {
            unreadable(entry, e);
        }
        endLooks();
        current = null;
    }

    /** When a punctuation is due, by the host's clock. */
    public OptionalLong nextAlarm() {
        return alarms.next();
    }

    /** Does what is due by the host's clock. Returns whether anything was. */
    public boolean punctuate() {
        boolean rang = alarms.ring(host.clock());
        endLooks();
        return rang;
    }

    void pass(int node, Record<?, ?> record) {
        stages.get(node).take(record);
    }

    Cancellable schedule(long interval, String node, Punctuator punctuator) {
        return alarms.add(interval, now -> guarded(node, null, () -> punctuator.punctuate(now)), host.clock());
    }

    private Stage stage(Node node) {
        return switch (node) {
            case Node.Source source -> {
                source.topics().forEach(topic -> sources.put(topic.name(), source));
                yield record -> {
                    throw new IllegalStateException("nothing is forwarded to a source");
                };
            }
            case Node.Processing processing -> {
                Processor<Object, Object, Object, Object> processor = processor(processing);
                processor.init(new NodeContext(this, node.name(), processing.next()));
                yield record -> guarded(node.name(), record, () -> processor.process(typed(record)));
            }
            case Node.Mapping mapping -> {
                FixedKeyProcessor<Object, Object, Object> processor = processor(mapping);
                processor.init(new NodeContext(this, node.name(), mapping.next()));
                yield record -> guarded(
                        node.name(),
                        record,
                        () -> processor.process(InternalFixedKeyRecordFactory.create(typed(record))));
            }
            case Node.Sink sink -> record -> host.transaction().send(outgoing(sink.topic(), record));
        };
    }

    // A topology was checked by the compiler when it was put together; taken apart, it has no types any more.
    @SuppressWarnings("unchecked")
    private static Processor<Object, Object, Object, Object> processor(Node.Processing node) {
        return (Processor<Object, Object, Object, Object>) node.supplier().get();
    }

    @SuppressWarnings("unchecked")
    private static FixedKeyProcessor<Object, Object, Object> processor(Node.Mapping node) {
        return (FixedKeyProcessor<Object, Object, Object>) node.supplier().get();
    }

    @SuppressWarnings("unchecked")
    private static Record<Object, Object> typed(Record<?, ?> record) {
        return (Record<Object, Object>) record;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Outgoing outgoing(Topic<K, V> topic, Record<?, ?> record) {
        return Outgoing.of(topic, (K) record.key(), (V) record.value(), record.headers(), record.timestamp());
    }

    private void guarded(String node, @Nullable Record<?, ?> record, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            ProcessingExceptionHandler.Response response =
                    new DeadLetterProcessing().handleError(new ErrorContext(node, home.id(), current), record, e);
            if (response.result() == ProcessingExceptionHandler.Result.FAIL) {
                throw e;
            }
            response.deadLetterQueueRecords().forEach(this::bury);
        }
    }

    private void unreadable(Entry entry, SerializationException reason) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                entry.topic().name(), entry.partition(), entry.offset(), entry.rawKey(), entry.rawValue());
        DeserializationExceptionHandler.Response response = new DeadLetterReading()
                .handleError(new ErrorContext("read-" + record.topic(), home.id(), entry), record, reason);
        response.deadLetterQueueRecords().forEach(this::bury);
    }

    private void bury(ProducerRecord<byte[], byte[]> letter) {
        host.transaction()
                .send(Outgoing.raw(Topics.DEAD_LETTERS, letter.key(), letter.value(), letter.headers(), host.clock()));
    }

    private void endLooks() {
        looks.forEach(this::endLook);
        looks.clear();
    }

    private void endLook(Place place, Look look) {
        Object input = current == null ? null : current.read().value();
        listener.moved(place.store(), look.before, look.after, input);
    }

    private final class Rows implements StoreHome {
        @Override
        public Changelog changelog(String store) {
            return Objects.requireNonNull(home.changelogs().get(store));
        }

        @Override
        public void log(String store, Bytes key, byte @Nullable [] value) {
            host.transaction().log(changelog(store), key, value);
        }

        @Override
        public void read(String store, Bytes key, @Nullable Object value) {
            Place place = new Place(store, key);
            Look earlier = looks.put(place, new Look(value));
            if (earlier != null) {
                endLook(place, earlier);
            }
        }

        @Override
        public void written(String store, Bytes key, @Nullable Object value) {
            Look look = looks.get(new Place(store, key));
            if (look != null) {
                look.after = value;
            }
        }
    }
}
