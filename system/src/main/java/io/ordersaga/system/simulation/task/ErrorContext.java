package io.ordersaga.system.simulation.task;

import io.ordersaga.system.simulation.broker.Entry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Where a record could not be read or processed.
 *
 * @param entry null if a time had come
 */
// Kafka answers null where there was no record.
@SuppressWarnings("NullAway")
record ErrorContext(
        String processorNodeId, TaskId taskId, @Nullable Entry entry) implements ErrorHandlerContext {
    @Override
    public String topic() {
        return entry == null ? null : entry.topic().name();
    }

    @Override
    public int partition() {
        return entry == null ? -1 : entry.partition();
    }

    @Override
    public long offset() {
        return entry == null ? -1 : entry.offset();
    }

    @Override
    public Headers headers() {
        return entry == null ? new RecordHeaders() : entry.headers();
    }

    @Override
    public long timestamp() {
        return entry == null ? -1 : entry.timestamp();
    }

    @Override
    public byte[] sourceRawKey() {
        return entry == null ? null : entry.rawKey();
    }

    @Override
    public byte[] sourceRawValue() {
        return entry == null ? null : entry.rawValue();
    }
}
