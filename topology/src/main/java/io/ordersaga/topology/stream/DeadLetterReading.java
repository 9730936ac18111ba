package io.ordersaga.topology.stream;

import io.ordersaga.topics.log.DeadLetter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sends a record that cannot be read to the dead letters and goes on. Given to Streams as
 * {@code deserialization.exception.handler}.
 */
public final class DeadLetterReading implements DeserializationExceptionHandler {

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        DeadLetter letter = new DeadLetter(
                context.processorNodeId(),
                "not readable as a record of this topic",
                record.topic(),
                record.partition(),
                record.offset());
        return Response.resume(List.of(letter.record(record.key(), record.value(), record.headers())));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure: the topic is the catalogue's.
    }
}
