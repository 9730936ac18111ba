package io.ordersaga.testkit;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs one topology for each test, without a broker, and speaks of it as given, when, then. A JUnit extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * final TopologyHarness saga = TopologyHarness.of(OrderTopology::build);
 *
 * @Test
 * void shouldGiveTheStockBackWhenPaymentFails() {
 *     saga.givenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(order));
 *
 *     saga.whenMessage(PAYMENT_EVENTS, ORDER, new PaymentFailed(ORDER, PAYMENT, "card expired"));
 *
 *     assertThat(saga.then(ORDER_EVENTS).bodies()).containsExactly(new OrderPaymentFailed(...));
 * }
 * }</pre>
 *
 * <p>Each test begins with empty stores, at {@link #START}, and time stands still until {@link #advance} moves it. A test
 * that leaves a record of an output topic unread fails, unless it says that it ignores that topic: what a topology writes
 * and nobody looked at is how a wrong message stays unseen. Changelogs and repartition topics do not count.
 *
 * <p>What this cannot show, as the driver beneath has one partition and no broker: partitioning, several instances,
 * restore, and transactions that abort. Not for tests that run in parallel on one instance.
 */
public final class TopologyHarness implements BeforeEachCallback, AfterEachCallback {
    /** The time at which every test begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Function<Properties, Topology> build;
    private final Map<String, Object> settings;
    private final Set<String> ignored = new HashSet<>();
    private @Nullable RunningTopology running;
    private int messages;

    private TopologyHarness(Function<Properties, Topology> build, Map<String, Object> settings) {
        this.build = build;
        this.settings = Map.copyOf(settings);
    }

    /** @param build makes the topology from the configuration it will run with */
    public static TopologyHarness of(Function<Properties, Topology> build) {
        return new TopologyHarness(build, Map.of());
    }

    /** This harness with one more Streams setting, such as an exception handler. */
    public TopologyHarness with(String key, Object value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(key, value);
        return new TopologyHarness(build, more);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ignored.clear();
        messages = 0;
        running = RunningTopology.start(build, settings, START);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (running == null) {
            return;
        }
        try (RunningTopology ended = running) {
            running = null;
            if (context.getExecutionException().isEmpty()) {
                ended.requireAllRead(ignored);
            }
        }
    }

    /** Sends the values in their order and discards everything that has been written up to then. */
    @SafeVarargs
    public final <K, V> void given(Topic<K, V> topic, K key, V... values) {
        for (V value : values) {
            when(topic, key, value, Map.of());
        }
        running().discardOutput();
    }

    /** Sends a message and discards everything that has been written up to then. */
    public <K, T> EventId givenMessage(Topic<K, Message<T>> topic, K key, T body) {
        EventId id = whenMessage(topic, key, body);
        running().discardOutput();
        return id;
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
        running().send(topic, key, value, headers);
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

    /** Sends bytes as they are: broken records, tombstones, records of old versions. */
    public void pipeRaw(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        running().sendRaw(topic, key, value);
    }

    /** Everything that was written to the topic and has not been read yet. Counts as read from now on. */
    public <K, V> Output<K, V> then(Topic<K, V> topic) {
        return running().read(topic);
    }

    /** Says that this test does not look at all that is written to these topics. */
    public void ignoring(Topic<?, ?>... topics) {
        Arrays.stream(topics).map(Topic::name).forEach(ignored::add);
    }

    public Instant now() {
        return running().now();
    }

    /** Moves the wall clock, which fires the wall-clock punctuators that are due. */
    public void advance(Duration duration) {
        running().advance(duration);
    }

    /**
     * A key-value store, to look into.
     *
     * @throws IllegalArgumentException if the topology has no key-value store of that name
     */
    public <K, V> KeyValueStore<K, V> store(String name) {
        return running().store(name);
    }

    /** Everything in a key-value store, in the order of its keys' bytes. */
    public <K, V> Map<K, V> entries(String store) {
        Map<K, V> entries = new LinkedHashMap<>();
        try (KeyValueIterator<K, V> all = this.<K, V>store(store).all()) {
            while (all.hasNext()) {
                KeyValue<K, V> entry = all.next();
                entries.put(entry.key, entry.value);
            }
        }
        return entries;
    }

    public Topology topology() {
        return running().topology();
    }

    /** The topology's nodes, topics and stores as {@link PinnedTopology} compares them. */
    public String describe() {
        return PinnedTopology.describe(topology());
    }

    /** Names of all stores of the topology. */
    public List<String> stores() {
        return running().stores();
    }

    private RunningTopology running() {
        if (running == null) {
            throw new IllegalStateException("no test is running: is the harness a @RegisterExtension field?");
        }
        return running;
    }
}
