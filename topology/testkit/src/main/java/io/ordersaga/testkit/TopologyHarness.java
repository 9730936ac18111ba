package io.ordersaga.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.SessionStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Runs one topology for each test, without a broker, and speaks of it as given, when, then. A JUnit extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * final TopologyHarness words = TopologyHarness.of(WordCount::build);
 *
 * @Test
 * void shouldGoOnCountingWhenAWordComesAgain() {
 *     words.given(LINES, "poem", "a rose is a rose");
 *
 *     words.when(LINES, "poem", "rose");
 *
 *     assertThat(words.then(COUNTS).values()).containsExactly(3L);
 * }
 * }</pre>
 *
 * <p>Each test begins with empty stores, at {@link #START}, and time stands still until {@link #advance} moves it. When a
 * test fails, its message ends with all that was said so far. After a test that has not failed, two things are checked that
 * it may have forgotten: a record of an output topic that nobody read fails it, unless it says that it ignores that topic, as
 * what a topology writes and nobody looked at is how a wrong message stays unseen; and so does an iterator of a store that
 * nobody closed, be it the test or the topology. Changelogs and repartition topics do not count as output.
 *
 * <p>A subclass can add the words of a domain: methods that wrap what goes in, or unwrap what comes out.
 *
 * <p>What this cannot show, as the driver beneath has one partition and no broker: partitioning, several instances,
 * restore, and transactions that abort. Not for tests that run in parallel on one instance.
 */
public class TopologyHarness
        implements BeforeEachCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    /** The time at which every test begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String WHEN = "when";

    private final Function<Properties, Topology> build;
    private final Map<String, Object> settings;
    private final Set<String> ignored = new HashSet<>();
    private @Nullable RunningTopology running;

    /**
     * For subclasses; a test takes {@link #of}.
     *
     * @param settings of Streams, beside those that the driver needs
     */
    protected TopologyHarness(Function<Properties, Topology> build, Map<String, Object> settings) {
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
                Failures.explaining(ended.conversation(), () -> {
                    ended.requireAllRead(ignored);
                    ended.requireIteratorsClosed();
                });
            }
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    /** Sends the values in their order and discards everything that has been written up to then. */
    @SafeVarargs
    public final <K, V> void given(TestTopic<K, V> topic, @Nullable K key, @Nullable V... values) {
        for (V value : values) {
            running().send("given", topic, new InputRecord<>(key, value, Map.of(), now()));
        }
        running().discardOutput();
    }

    /** Sends the values in their order, at the wall clock's time; what is written waits for {@link #then}. */
    @SafeVarargs
    public final <K, V> void when(TestTopic<K, V> topic, @Nullable K key, @Nullable V... values) {
        whenAt(now(), topic, key, values);
    }

    /** Sends one value with headers. */
    public <K, V> void when(TestTopic<K, V> topic, @Nullable K key, @Nullable V value, Map<String, String> headers) {
        running().send(WHEN, topic, new InputRecord<>(key, value, headers, now()));
    }

    /**
     * Sends the values with a time of their own. Stream time, which closes windows and fires punctuators of stream time, is
     * the latest time of any record so far: a later one moves it, an earlier one is late.
     */
    @SafeVarargs
    public final <K, V> void whenAt(Instant timestamp, TestTopic<K, V> topic, @Nullable K key, @Nullable V... values) {
        for (V value : values) {
            running().send(WHEN, topic, new InputRecord<>(key, value, Map.of(), timestamp));
        }
    }

    /** Sends bytes as they are: broken records, tombstones, records of old versions. */
    public void pipeRaw(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        when(TestTopic.of(topic, Serdes.ByteArray(), Serdes.ByteArray()), key, value, Map.of());
    }

    /** Everything that was written to the topic and has not been read yet. Counts as read from now on. */
    public <K, V> Output<K, V> then(TestTopic<K, V> topic) {
        return running().read(topic);
    }

    /** Like {@link #then}, of a topic of dead letters. */
    public List<DeadLetter> thenDeadLetters(DeadLetterTopic topic) {
        return then(topic.raw()).records().stream()
                .map(record -> new DeadLetter(topic, record))
                .toList();
    }

    /**
     * Expects one dead letter, to say what it must be.
     *
     * @throws AssertionError if there is none, or more than one
     */
    public DeadLetterAssert thenDeadLetter(DeadLetterTopic topic) {
        List<DeadLetter> letters = thenDeadLetters(topic);
        if (letters.size() != 1) {
            throw new AssertionError("expected one dead letter in " + topic.name() + " but there are " + letters);
        }
        return new DeadLetterAssert(letters.getFirst());
    }

    /** Says that this test does not look at all that is written to these topics. */
    public void ignoring(TestTopic<?, ?>... topics) {
        Arrays.stream(topics).map(TestTopic::name).forEach(ignored::add);
    }

    /** The wall clock's time. */
    public Instant now() {
        return running().now();
    }

    /** Moves the wall clock, which fires the wall-clock punctuators that are due. It does not move stream time. */
    public void advance(Duration duration) {
        running().advance(duration);
    }

    /** Names of all stores of the topology. Each method below refuses a name under which there is no store of its kind. */
    public List<String> stores() {
        return running().stores().names();
    }

    /** A key-value store, to look into; of one that keeps timestamps only the values are shown. */
    public <K, V> KeyValueStore<K, V> store(String name) {
        return running().stores().keyValue(name);
    }

    /** A key-value store that keeps a timestamp with each value, as those of the DSL do. */
    public <K, V> KeyValueStore<K, ValueAndTimestamp<V>> timestampedStore(String name) {
        return running().stores().timestamped(name);
    }

    /** A key-value store that keeps the history of each key. */
    public <K, V> VersionedKeyValueStore<K, V> versionedStore(String name) {
        return running().stores().versioned(name);
    }

    /** A window store; of one that keeps timestamps only the values are shown. */
    public <K, V> WindowStore<K, V> windowStore(String name) {
        return running().stores().windowed(name);
    }

    /** A window store that keeps a timestamp with each value, as those of the DSL do. */
    public <K, V> WindowStore<K, ValueAndTimestamp<V>> timestampedWindowStore(String name) {
        return running().stores().timestampedWindowed(name);
    }

    public <K, V> SessionStore<K, V> sessionStore(String name) {
        return running().stores().sessions(name);
    }

    /** Everything in a key-value store, in the order of its keys' bytes. */
    public <K, V> Map<K, V> entries(String store) {
        return running().stores().entries(store);
    }

    /** Everything in a key-value store that keeps a timestamp with each value, in the order of its keys' bytes. */
    public <K, V> Map<K, ValueAndTimestamp<V>> timestampedEntries(String store) {
        return running().stores().timestampedEntries(store);
    }

    /** Everything that is still in a window store. */
    public <K, V> Map<Windowed<K>, V> windowEntries(String store) {
        return running().stores().windowEntries(store);
    }

    /** Everything that is still in a session store. */
    public <K, V> Map<Windowed<K>, V> sessionEntries(String store) {
        return running().stores().sessionEntries(store);
    }

    public Topology topology() {
        return running().topology();
    }

    /** The topology's nodes, topics and stores as {@link PinnedTopology} compares them. */
    public String describe() {
        return PinnedTopology.describe(topology());
    }

    /** All that was said in this test so far, as a failure shows it. */
    public String conversation() {
        return running().conversation().toString();
    }

    private Throwable explained(Throwable failure) {
        return running == null ? failure : Failures.explained(failure, running.conversation());
    }

    private RunningTopology running() {
        if (running == null) {
            throw new IllegalStateException("no test is running: is the harness a @RegisterExtension field?");
        }
        return running;
    }
}
