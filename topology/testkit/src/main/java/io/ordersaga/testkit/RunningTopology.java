package io.ordersaga.testkit;

import io.ordersaga.testkit.Written.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** One topology in one driver with a state directory of its own, which it deletes in the end. */
final class RunningTopology implements AutoCloseable {
    private static final String APPLICATION_ID = "topology-under-test";

    private final Topology topology;
    private final TopologyTestDriver driver;
    private final Path directory;
    private final String internalPrefix;
    private final Conversation conversation = new Conversation();
    private final Map<String, List<Written>> unread = new TreeMap<>();
    private Instant now;

    private RunningTopology(Topology topology, Properties config, Path directory, Instant start) {
        this.topology = topology;
        this.driver = new TopologyTestDriver(topology, config, start);
        this.directory = directory;
        this.internalPrefix = config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG) + "-";
        this.now = start;
    }

    static RunningTopology start(Function<Properties, Topology> build, Map<String, Object> settings, Instant start) {
        Path directory = newDirectory();
        try {
            Properties config = config(settings, directory);
            return new RunningTopology(build.apply(config), config, directory, start);
        } catch (RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    private static Properties config(Map<String, Object> settings, Path directory) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.putAll(settings);
        config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return config;
    }

    Topology topology() {
        return topology;
    }

    Instant now() {
        return now;
    }

    Conversation conversation() {
        return conversation;
    }

    Stores stores() {
        return new Stores(driver);
    }

    void advance(Duration duration) {
        now = now.plus(duration);
        conversation.add(new Turn.Advanced(duration, now));
        hearing(() -> driver.advanceWallClockTime(duration));
    }

    <K, V> void send(String verb, TestTopic<K, V> topic, InputRecord<K, V> input) {
        RawRecord record = input.to(topic);
        conversation.learn(topic);
        conversation.add(new Turn.Sent(verb, record, now));
        hearing(() -> driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record.record()));
    }

    <K, V> Output<K, V> read(TestTopic<K, V> topic) {
        conversation.learn(topic);
        List<Written> written = unread.getOrDefault(topic.name(), List.of());
        unread.remove(topic.name());
        written.forEach(record -> record.becomes(Fate.READ));
        conversation.add(new Turn.Looked(topic.name(), written.size()));
        return new Output<>(
                written.stream().map(record -> record.record().as(topic)).toList());
    }

    void discardOutput() {
        unread.values().stream().flatMap(List::stream).forEach(record -> record.becomes(Fate.DISCARDED));
        unread.clear();
    }

    /** @throws AssertionError if a topic that is not ignored holds a record that nobody has read */
    void requireAllRead(Set<String> ignored) {
        List<String> left = unread.entrySet().stream()
                .filter(topic -> !ignored.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(record -> "  " + conversation.line(record.record()))
                .toList();
        if (!left.isEmpty()) {
            throw new AssertionError("the test did not read these records (then) and did not say so (ignoring):\n"
                    + String.join("\n", left));
        }
    }

    /** @throws AssertionError if an iterator of a store is open, whoever opened it */
    void requireIteratorsClosed() {
        Map<String, Long> open = OpenIterators.in(driver.metrics());
        if (!open.isEmpty()) {
            throw new AssertionError("iterators of these stores were opened and never closed: " + open
                    + "\nEach holds memory outside of the heap until it is closed: open them in try (…).");
        }
    }

    @Override
    public void close() {
        try {
            driver.close();
        } finally {
            delete(directory);
        }
    }

    /** Does what makes the topology write, and takes down what it wrote, before it failed too. */
    private void hearing(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            conversation.add(new Turn.Threw(e));
            throw e;
        } finally {
            outputTopics().forEach(this::hear);
        }
    }

    private void hear(String topic) {
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> hear(new Written(RawRecord.of(topic, record))));
    }

    private void hear(Written written) {
        unread.computeIfAbsent(written.record().topic(), topic -> new ArrayList<>())
                .add(written);
        conversation.add(new Turn.Wrote(written, now));
    }

    private Stream<String> outputTopics() {
        return new TreeSet<>(driver.producedTopicNames()).stream().filter(topic -> !isInternal(topic));
    }

    private boolean isInternal(String topic) {
        return topic.startsWith(internalPrefix) && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory(APPLICATION_ID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
