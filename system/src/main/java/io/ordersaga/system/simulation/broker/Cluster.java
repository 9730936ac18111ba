package io.ordersaga.system.simulation.broker;

import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** All topics, each with the same number of partitions. */
public final class Cluster {
    private final int partitions;
    private final boolean inBytes;
    private final Consumer<Entry> listener;
    private final Map<String, List<PartitionLog>> topics = new HashMap<>();

    /**
     * @param inBytes whether every record is written and read as bytes, or handed on as it is where that makes no difference
     * @param listener hears of every record when it is committed
     */
    public Cluster(int partitions, boolean inBytes, Consumer<Entry> listener) {
        this.partitions = partitions;
        this.inBytes = inBytes;
        this.listener = listener;
        Topics.ALL.forEach(topic -> topics.put(
                topic.name(),
                Stream.generate(PartitionLog::new).limit(partitions).toList()));
    }

    public int partitions() {
        return partitions;
    }

    public Transaction begin() {
        return new Transaction(this);
    }

    /** Writes a record that is committed at once. */
    public void send(Outgoing outgoing) {
        listener.accept(append(outgoing, Optional.empty()));
    }

    public PartitionLog log(Topic<?, ?> topic, int partition) {
        return logs(topic).get(partition);
    }

    /** The partitions of a topic. */
    public List<PartitionLog> logs(Topic<?, ?> topic) {
        return topics.getOrDefault(topic.name(), Collections.emptyList());
    }

    Entry append(Outgoing outgoing, Transaction transaction) {
        return append(outgoing, Optional.of(transaction));
    }

    void committed(Entry entry) {
        listener.accept(entry);
    }

    private Entry append(Outgoing outgoing, Optional<Transaction> transaction) {
        int partition = partitionOf(outgoing.key());
        return log(outgoing.topic(), partition).append(inBytes ? outgoing.inBytes() : outgoing, partition, transaction);
    }

    /** The partition in which Kafka's default partitioner puts a key. */
    private int partitionOf(byte @Nullable [] key) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
