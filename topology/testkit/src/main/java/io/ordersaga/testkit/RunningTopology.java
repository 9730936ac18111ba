package io.ordersaga.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topics.log.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One topology in one driver with a state directory of its own, which it deletes in the end. */
final class RunningTopology implements AutoCloseable {
    private static final String APPLICATION_ID = "topology-under-test";

    private final Topology topology;
    private final TopologyTestDriver driver;
    private final Path directory;
    private final String internalPrefix;
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

    void advance(Duration duration) {
        now = now.plus(duration);
        driver.advanceWallClockTime(duration);
    }

    <K, V> void send(Topic<K, V> topic, K key, V value, Map<String, String> headers) {
        driver.createInputTopic(
                        topic.name(), topic.key().serializer(), topic.value().serializer())
                .pipeInput(new TestRecord<>(key, value, kafkaHeaders(headers), now));
    }

    void sendRaw(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, now));
    }

    <K, V> Output<K, V> read(Topic<K, V> topic) {
        if (!driver.producedTopicNames().contains(topic.name())) {
            return new Output<>(List.of());
        }
        return new Output<>(driver
                .createOutputTopic(
                        topic.name(), topic.key().deserializer(), topic.value().deserializer())
                .readRecordsToList()
                .stream()
                .map(RunningTopology::outputRecord)
                .toList());
    }

    void discardOutput() {
        outputTopics().forEach(this::readRaw);
    }

    /** @throws AssertionError if a topic that is not ignored holds a record that nobody has read */
    void requireAllRead(Set<String> ignored) {
        List<String> unread = outputTopics()
                .filter(topic -> !ignored.contains(topic))
                .flatMap(topic -> readRaw(topic).stream().map(record -> line(topic, record)))
                .toList();
        if (!unread.isEmpty()) {
            throw new AssertionError("the test did not read these records (then) and did not say so (ignoring):\n"
                    + String.join("\n", unread));
        }
    }

    <K, V> KeyValueStore<K, V> store(String name) {
        KeyValueStore<K, V> store = driver.getKeyValueStore(name);
        if (store == null) {
            throw new IllegalArgumentException("no key-value store " + name + " among " + stores());
        }
        return store;
    }

    List<String> stores() {
        return driver.getAllStateStores().keySet().stream().sorted().toList();
    }

    @Override
    public void close() {
        try {
            driver.close();
        } finally {
            delete(directory);
        }
    }

    private Stream<String> outputTopics() {
        return new TreeSet<>(driver.producedTopicNames()).stream().filter(topic -> !isInternal(topic));
    }

    private boolean isInternal(String topic) {
        return topic.startsWith(internalPrefix) && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    }

    private List<TestRecord<byte[], byte[]>> readRaw(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String line(String topic, TestRecord<byte[], byte[]> record) {
        return "  " + topic + ": " + text(record.key()) + " -> " + text(record.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, UTF_8);
    }

    private static <K, V> OutputRecord<K, V> outputRecord(TestRecord<K, V> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new OutputRecord<>(record.key(), record.value(), headers, record.getRecordTime());
    }

    private static Headers kafkaHeaders(Map<String, String> headers) {
        Headers kafkaHeaders = new RecordHeaders();
        headers.forEach((name, value) -> kafkaHeaders.add(name, value.getBytes(UTF_8)));
        return kafkaHeaders;
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
