package io.ordersaga.system.simulation.broker;

import io.ordersaga.topics.log.Topic;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One record as it lies in a partition. Whoever reads it gets the same value, which is read out of its bytes once. */
public final class Entry {
    private final Outgoing outgoing;
    private final int partition;
    private final long offset;
    private final @Nullable Transaction transaction;
    private @Nullable Read read;

    /** What the bytes mean. */
    public record Read(@Nullable Object key, @Nullable Object value) {}

    Entry(Outgoing outgoing, int partition, long offset, Optional<Transaction> transaction) {
        this.outgoing = outgoing;
        this.partition = partition;
        this.offset = offset;
        this.transaction = transaction.orElse(null);
    }

    /** @throws SerializationException if the bytes are not those of a record of this topic */
    public Read read() {
        Read known = read;
        if (known == null) {
            known = outgoing.meaning().orElseGet(() -> decode(outgoing.topic()));
            read = known;
        }
        return known;
    }

    /** As {@link #read}; empty if the bytes are not those of a record of this topic. */
    public Optional<Read> readable() {
        try {
            return Optional.of(read());
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    // Kafka's deserializers pass a null through.
    @SuppressWarnings("NullAway")
    private <K, V> Read decode(Topic<K, V> topic) {
        return new Read(
                topic.key().deserializer().deserialize(topic.name(), outgoing.key()),
                topic.value().deserializer().deserialize(topic.name(), outgoing.value()));
    }

    public Topic<?, ?> topic() {
        return outgoing.topic();
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    public byte @Nullable [] rawKey() {
        return outgoing.key();
    }

    public byte @Nullable [] rawValue() {
        return outgoing.value();
    }

    /** Whether its value is there as bytes, and has not to be written first. */
    public boolean isWritten() {
        return outgoing.isWritten();
    }

    public Headers headers() {
        return outgoing.headers();
    }

    public long timestamp() {
        return outgoing.timestamp();
    }

    /** Whether its transaction is neither committed nor aborted yet. */
    boolean isOpen() {
        return transaction != null && transaction.isOpen();
    }

    boolean isAborted() {
        return transaction != null && transaction.isAborted();
    }
}
