package io.ordersaga.system.simulation.task;

import io.ordersaga.topics.log.Topic;
import java.util.List;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** A node of a topology. The nodes of a part are numbered from 0. */
public sealed interface Node {
    String name();

    /** @param next numbers of the nodes that it forwards to */
    record Source(String name, List<Topic<?, ?>> topics, List<Integer> next) implements Node {}

    /** @param next numbers of the nodes that it forwards to */
    record Processing(String name, ProcessorSupplier<?, ?, ?, ?> supplier, List<Integer> next) implements Node {}

    /**
     * A processor that keeps every record's key.
     *
     * @param next numbers of the nodes that it forwards to
     */
    record Mapping(String name, FixedKeyProcessorSupplier<?, ?, ?> supplier, List<Integer> next) implements Node {}

    record Sink(String name, Topic<?, ?> topic) implements Node {}
}
