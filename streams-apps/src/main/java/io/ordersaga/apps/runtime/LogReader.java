package io.ordersaga.apps.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the committed part of topics, and at how far a consumer group is with them, without being a member of it. For use by
 * one thread. Where the broker does not answer its methods throw a {@code RetriableException}.
 */
interface LogReader extends AutoCloseable {

    /** How a reader comes into being, which takes a connection. */
    interface Connection {
        LogReader open();
    }

    /** Where the committed part of each partition ends. */
    Map<TopicPartition, Long> ends(Set<TopicPartition> partitions);

    /** Where the group goes on in each partition; empty where it has never committed. */
    Map<TopicPartition, Optional<Long>> committed(Set<TopicPartition> partitions);

    /**
     * The offset of the last record in a stretch of the log; empty if there is nothing but marks of transactions.
     *
     * @param from empty for the beginning of the log
     */
    Optional<Long> lastRecord(TopicPartition partition, Optional<Long> from, long end);

    @Override
    void close();
}
