package io.ordersaga.topology.stream;

import io.ordersaga.testkit.DeadLetterAssert;
import io.ordersaga.testkit.DeadLetterTopic;
import io.ordersaga.testkit.Output;
import io.ordersaga.testkit.TestTopic;
import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.DeadLetter;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The harness in the words of this system: topics of its catalogue, messages, and its dead letters. */
public final class ServiceHarness extends TopologyHarness {
    private static final DeadLetterTopic DEAD_LETTERS = new DeadLetterTopic(
            Topics.DEAD_LETTERS.name(), DeadLetter.REASON, DeadLetter.TOPIC, DeadLetter.PARTITION, DeadLetter.OFFSET);

    private final Function<Properties, Topology> build;
    private final Map<String, Object> settings;
    private int messages;

    private ServiceHarness(Function<Properties, Topology> build, Map<String, Object> settings) {
        super(build, settings);
        this.build = build;
        this.settings = settings;
    }

    /** A service of these parts, which keeps dead letters as a deployed one does. */
    public static ServiceHarness ofParts(Consumer<StreamsBuilder> parts) {
        return new ServiceHarness(
                config -> Flow.build(config, parts),
                Map.of(
                        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                        DeadLetterReading.class,
                        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                        DeadLetterProcessing.class));
    }

    @Override
    public ServiceHarness with(String key, Object value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(key, value);
        return new ServiceHarness(build, more);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        messages = 0;
        super.beforeEach(context);
    }

    /** Sends the values in their order and discards everything that has been written up to then. */
    @SafeVarargs
    public final <K, V> void given(Topic<K, V> topic, K key, V... values) {
        for (V value : values) {
            given(known(topic), key, value);
        }
    }

    /** Sends the values in their order; what is written waits for {@link #then}. */
    @SafeVarargs
    public final <K, V> void when(Topic<K, V> topic, K key, V... values) {
        for (V value : values) {
            when(topic, key, value, Map.of());
        }
    }

    /** Sends one value with headers. */
    public <K, V> void when(Topic<K, V> topic, K key, V value, Map<String, String> headers) {
        when(known(topic), key, value, headers);
    }

    /** Sends a message and discards everything that has been written up to then. */
    public <K, T> EventId givenMessage(Topic<K, Message<T>> topic, K key, T body) {
        Message<T> message = message(body);
        given(topic, key, message);
        return message.eventId();
    }

    /** Sends the body as a {@link #message} and returns its id. */
    public <K, T> EventId whenMessage(Topic<K, Message<T>> topic, K key, T body) {
        return whenMessage(topic, key, body, Map.of());
    }

    /** Sends the body as a {@link #message} with headers and returns its id. */
    public <K, T> EventId whenMessage(Topic<K, Message<T>> topic, K key, T body, Map<String, String> headers) {
        Message<T> message = message(body);
        when(topic, key, message, headers);
        return message.eventId();
    }

    /** Wraps a body into a message of now. The ids count from 1 in each test. */
    public <T> Message<T> message(T body) {
        messages++;
        return new Message<>(EventId.of(new UUID(0, messages)), now(), body);
    }

    /** Everything that was written to the topic and has not been read yet. */
    public <K, V> Output<K, V> then(Topic<K, V> topic) {
        return then(known(topic));
    }

    /** The bodies of all messages that were written to the topic and have not been read yet. */
    public <K, T> List<T> thenBodies(Topic<K, Message<T>> topic) {
        return then(topic).values().stream().map(Message::body).toList();
    }

    /** Expects one dead letter. */
    public DeadLetterAssert thenDeadLetter() {
        return thenDeadLetter(DEAD_LETTERS);
    }

    /** Says that this test does not look at all that is written to these topics. */
    public void ignoring(Topic<?, ?>... topics) {
        Arrays.stream(topics).map(ServiceHarness::known).forEach(this::ignoring);
    }

    private static <K, V> TestTopic<K, V> known(Topic<K, V> topic) {
        return TestTopic.of(topic.name(), topic.key(), topic.value());
    }
}
