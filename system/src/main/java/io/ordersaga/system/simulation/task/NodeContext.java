package io.ordersaga.system.simulation.task;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What a processor sees of its task. What no processor of ours asks for is refused, so that none begins to unnoticed. */
final class NodeContext implements ProcessorContext<Object, Object>, FixedKeyProcessorContext<Object, Object> {
    private final Task task;
    private final String node;
    private final List<Integer> next;

    NodeContext(Task task, String node, List<Integer> next) {
        this.task = task;
        this.node = node;
        this.next = next;
    }

    @Override
    public <K, V> void forward(Record<K, V> record) {
        for (int successor : next) {
            task.pass(successor, record);
        }
    }

    @Override
    public <K, V> void forward(Record<K, V> record, String childName) {
        throw refused("forwards to a child by name");
    }

    @Override
    public <K, V> void forward(FixedKeyRecord<K, V> record) {
        forward(new Record<>(record.key(), record.value(), record.timestamp(), record.headers()));
    }

    @Override
    public <K, V> void forward(FixedKeyRecord<K, V> record, String childName) {
        throw refused("forwards to a child by name");
    }

    @Override
    public String applicationId() {
        return task.home().applicationId();
    }

    @Override
    public TaskId taskId() {
        return task.home().id();
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        throw refused("asks where its record came from");
    }

    @Override
    public Serde<?> keySerde() {
        throw refused("asks for a default serde");
    }

    @Override
    public Serde<?> valueSerde() {
        throw refused("asks for a default serde");
    }

    @Override
    public File stateDir() {
        throw refused("asks for a directory");
    }

    @Override
    public StreamsMetrics metrics() {
        throw refused("asks for metrics");
    }

    // The caller says what it expects, as with Kafka's own context.
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S extends StateStore> S getStateStore(String name) {
        return (S) task.find(name).orElseThrow(() -> refused("asks for store " + name));
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        if (type != PunctuationType.WALL_CLOCK_TIME) {
            throw refused("waits for stream time");
        }
        return task.schedule(interval.toMillis(), node, callback);
    }

    @Override
    public Cancellable schedule(Instant start, Duration interval, PunctuationType type, Punctuator callback) {
        throw refused("waits for an hour of the day");
    }

    @Override
    public void commit() {
        throw refused("asks for a commit");
    }

    @Override
    public Map<String, Object> appConfigs() {
        throw refused("asks for the configuration");
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        throw refused("asks for the configuration");
    }

    @Override
    public long currentSystemTimeMs() {
        return task.host().clock();
    }

    @Override
    public long currentStreamTimeMs() {
        throw refused("asks for stream time");
    }

    private UnsupportedOperationException refused(String what) {
        return new UnsupportedOperationException(node + " " + what + ", which the simulation does not know");
    }
}
