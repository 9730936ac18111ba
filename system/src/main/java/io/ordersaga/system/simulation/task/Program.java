package io.ordersaga.system.simulation.task;

import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * A topology taken apart: its nodes as it describes them, with the suppliers of its processors as they were built in. Immutable;
 * any number of simulations run it. Global tables are left out, since no decision reads one.
 *
 * @param applicationId names the application, its state and its positions
 */
public record Program(String applicationId, List<Part> parts) {
    private static final Map<String, Topic<?, ?>> CATALOGUE =
            Topics.ALL.stream().collect(Collectors.toUnmodifiableMap(Topic::name, topic -> topic));

    /** @param build builds the topology for a configuration */
    public static Program of(String applicationId, Function<Properties, Topology> build) {
        SupplierCatcher.Catch caught = new SupplierCatcher.Catch();
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, SupplierCatcher.class);
        config.put(SupplierCatcher.CATCH, caught);
        TopologyDescription description = build.apply(config).describe();
        List<Part> parts = description.subtopologies().stream()
                .sorted(Comparator.comparingInt(TopologyDescription.Subtopology::id))
                .map(subtopology -> part(subtopology, caught))
                .toList();
        return new Program(applicationId, parts);
    }

    private static Part part(TopologyDescription.Subtopology subtopology, SupplierCatcher.Catch caught) {
        List<TopologyDescription.Node> described = subtopology.nodes().stream()
                .sorted(Comparator.comparing(TopologyDescription.Node::name))
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        described.forEach(node -> numbers.put(node.name(), numbers.size()));
        List<Node> nodes = described.stream()
                .map(node -> node(node, next(node, numbers), caught))
                .toList();
        return new Part(subtopology.id(), topics(nodes), nodes, stores(nodes));
    }

    private static List<Integer> next(TopologyDescription.Node node, Map<String, Integer> numbers) {
        return node.successors().stream()
                .map(successor -> Objects.requireNonNull(numbers.get(successor.name())))
                .sorted()
                .toList();
    }

    private static Node node(TopologyDescription.Node node, List<Integer> next, SupplierCatcher.Catch caught) {
        return switch (node) {
            case TopologyDescription.Source source ->
                new Node.Source(
                        source.name(),
                        source.topicSet().stream()
                                .sorted()
                                .<Topic<?, ?>>map(Program::topic)
                                .toList(),
                        next);
            case TopologyDescription.Sink sink -> new Node.Sink(sink.name(), topic(sink.topic()));
            case TopologyDescription.Processor processor -> caught.node(processor.name(), next);
            default -> throw new IllegalArgumentException("unknown kind of node: " + node);
        };
    }

    private static Topic<?, ?> topic(String name) {
        return Objects.requireNonNull(CATALOGUE.get(name), () -> "no topic " + name + " in the catalogue");
    }

    private static List<Topic<?, ?>> topics(List<Node> nodes) {
        List<Topic<?, ?>> topics = new ArrayList<>();
        nodes.forEach(node -> {
            if (node instanceof Node.Source source) {
                topics.addAll(source.topics());
            }
        });
        return topics;
    }

    private static List<StoreSerdes<?, ?>> stores(List<Node> nodes) {
        List<StoreSerdes<?, ?>> stores = new ArrayList<>();
        nodes.forEach(node -> {
            if (node instanceof Node.Processing processing) {
                stores.addAll(stores(processing.supplier()));
            }
        });
        return stores;
    }

    private static List<StoreSerdes<?, ?>> stores(ProcessorSupplier<?, ?, ?, ?> supplier) {
        var builders = supplier.stores();
        return builders == null
                ? List.of()
                : builders.stream()
                        .<StoreSerdes<?, ?>>map(StoreSerdes::of)
                        .sorted(Comparator.comparing(StoreSerdes::name))
                        .toList();
    }
}
