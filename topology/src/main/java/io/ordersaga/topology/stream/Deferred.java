package io.ordersaga.topology.stream;

import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A processor that comes into being when Streams gives it its context, so that the real one has only final fields.
 */
public final class Deferred<KIn, VIn, KOut, VOut> implements Processor<KIn, VIn, KOut, VOut> {
    private final Function<ProcessorContext<KOut, VOut>, Processor<KIn, VIn, KOut, VOut>> create;
    private @Nullable Processor<KIn, VIn, KOut, VOut> processor;

    public Deferred(Function<ProcessorContext<KOut, VOut>, Processor<KIn, VIn, KOut, VOut>> create) {
        this.create = create;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
        processor = create.apply(context);
    }

    @Override
    public void process(Record<KIn, VIn> record) {
        if (processor == null) {
            throw new IllegalStateException("a record came before the context");
        }
        processor.process(record);
    }

    @Override
    public void close() {
        if (processor != null) {
            processor.close();
        }
    }
}
