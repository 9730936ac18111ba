package io.ordersaga.system.simulation.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;

/** Notes the supplier of every processor of a topology that is being built. Streams makes it, by its class. */
public final class SupplierCatcher implements ProcessorWrapper {
    static final String CATCH = "simulation.catch";

    private Catch caught = new Catch();

    /** The suppliers by the names of their nodes. */
    static final class Catch {
        private final Map<String, ProcessorSupplier<?, ?, ?, ?>> processors = new HashMap<>();
        private final Map<String, FixedKeyProcessorSupplier<?, ?, ?>> mappings = new HashMap<>();

        Node node(String name, List<Integer> next) {
            FixedKeyProcessorSupplier<?, ?, ?> mapping = mappings.get(name);
            return mapping == null
                    ? new Node.Processing(name, processor(name), next)
                    : new Node.Mapping(name, mapping, next);
        }

        private ProcessorSupplier<?, ?, ?, ?> processor(String name) {
            return Objects.requireNonNull(processors.get(name), () -> "no supplier of " + name + " was built in");
        }
    }

    @Override
    public void configure(Map<String, ?> configs) {
        caught = (Catch) Objects.requireNonNull(configs.get(CATCH));
    }

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String processorName, ProcessorSupplier<KIn, VIn, KOut, VOut> processorSupplier) {
        caught.processors.put(processorName, processorSupplier);
        return ProcessorWrapper.asWrapped(processorSupplier);
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String processorName, FixedKeyProcessorSupplier<KIn, VIn, VOut> processorSupplier) {
        caught.mappings.put(processorName, processorSupplier);
        return ProcessorWrapper.asWrappedFixedKey(processorSupplier);
    }
}
