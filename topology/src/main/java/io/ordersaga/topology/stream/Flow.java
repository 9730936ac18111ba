package io.ordersaga.topology.stream;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.wire.WireTypes;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** The ends of our topologies: how topics are read and written, with a name for every node. */
public final class Flow {
    private Flow() {}

    /** A topology of these parts, for the configuration that it will run with. */
    public static Topology build(Properties config, Consumer<StreamsBuilder> parts) {
        // It refuses generated names, but only if the configuration is given here too.
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
        parts.accept(builder);
        return builder.build(config);
    }

    public static <K, V> KStream<K, V> read(StreamsBuilder builder, Topic<K, V> topic) {
        return builder.stream(
                topic.name(), Consumed.with(topic.key(), topic.value()).withName("read-" + topic.name()));
    }

    public static <K, V> void write(KStream<K, V> stream, Topic<K, V> topic) {
        stream.to(topic.name(), Produced.with(topic.key(), topic.value()).withName("write-" + topic.name()));
    }

    /** Writes those messages of a mixed stream that are of the topic's family; their keys must be the topic's. */
    public static <K, T> void write(KStream<Object, Message<?>> mixed, Topic<K, Message<T>> topic, WireTypes<T> types) {
        KStream<K, Message<T>> ours = mixed.filter(
                        (key, message) -> types.family().isInstance(message.body()), Named.as("select-" + topic.name()))
                .map(Flow::ofFamily, Named.as("type-" + topic.name()));
        write(ours, topic);
    }

    // The filter before has looked at the body, and processors forward each family under its topic's key.
    @SuppressWarnings("unchecked")
    private static <K, T> KeyValue<K, Message<T>> ofFamily(Object key, Message<?> message) {
        return KeyValue.pair((K) key, (Message<T>) message);
    }
}
