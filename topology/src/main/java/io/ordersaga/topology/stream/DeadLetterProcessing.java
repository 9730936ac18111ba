package io.ordersaga.topology.stream;

import io.ordersaga.topics.log.DeadLetter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends a record that cannot be decided to the dead letters and goes on; fails on every other exception, since by then the
 * record may have been half applied. Given to Streams as {@code processing.exception.handler}.
 */
public final class DeadLetterProcessing implements ProcessingExceptionHandler {

    @Override
    public Response handleError(ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
        if (!(exception instanceof UndecidableRecordException)) {
            return Response.fail();
        }
        DeadLetter letter = new DeadLetter(
                context.processorNodeId(),
                Objects.requireNonNullElse(exception.getMessage(), "undecidable"),
                context.topic(),
                context.partition(),
                context.offset());
        return Response.resume(
                List.of(letter.record(context.sourceRawKey(), context.sourceRawValue(), context.headers())));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure: the topic is the catalogue's.
    }
}
