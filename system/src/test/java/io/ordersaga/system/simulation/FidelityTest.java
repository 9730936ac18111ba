package io.ordersaga.system.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.system.simulation.broker.Changelog;
import io.ordersaga.system.simulation.broker.Cluster;
import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.broker.Transaction;
import io.ordersaga.system.simulation.task.Host;
import io.ordersaga.system.simulation.task.Part;
import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.system.simulation.task.StateListener;
import io.ordersaga.system.simulation.task.Task;
import io.ordersaga.system.simulation.task.TaskHome;
import io.ordersaga.topology.decision.order.SagaPolicy;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.order.OrderTopology;
import io.ordersaga.topology.stream.order.OrderViews;
import io.ordersaga.topology.stream.payment.PaymentTopology;
import io.ordersaga.topology.stream.payment.PaymentViews;
import io.ordersaga.topology.stream.product.ProductTopology;
import io.ordersaga.topology.stream.product.ProductViews;
import io.ordersaga.topology.stream.user.UserViews;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task of the simulation does what Kafka's own driver does with the same topology: the same bytes out, the same rows kept. */
class FidelityTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final long SEED = 77;
    private static final int ORDERS = 120;

    /** A topology that reads nothing it writes, so that the driver feeds it nothing by itself. */
    record Subject(String applicationId, Function<Properties, Topology> build) {
        @Override
        public String toString() {
            return applicationId;
        }
    }

    static Stream<Subject> subjects() {
        SagaPolicy saga = new SagaPolicy(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(10));
        return Stream.of(
                new Subject("order-service", new OrderTopology(saga)::build),
                new Subject("order-views", new OrderViews(ViewListener.NONE)::build),
                new Subject("product-service", new ProductTopology()::build),
                new Subject("product-views", new ProductViews(ViewListener.NONE)::build),
                new Subject("payment-service", new PaymentTopology(RetryPolicy.DEFAULT)::build),
                new Subject("payment-views", new PaymentViews(ViewListener.NONE)::build),
                new Subject("user-views", new UserViews(ViewListener.NONE)::build));
    }

    /** What came out of each topic, in order, and what each store holds. */
    private record Result(Map<String, List<String>> written, Map<String, Map<String, String>> stores) {}

    @ParameterizedTest
    @MethodSource("subjects")
    void shouldWriteAndKeepWhatTheDriverWritesAndKeeps(Subject subject, @TempDir Path directory) {
        RecordingObserver recorded = new RecordingObserver();
        Simulation.play(Programs.all(), SEED, ORDERS, recorded);
        Program program = Program.of(subject.applicationId(), subject.build());
        List<Entry> inputs = recorded.entries().stream()
                .filter(entry -> entry.readable().isPresent() && isRead(program, entry))
                .toList();

        Result simulated = simulated(program, inputs);
        Result driven = driven(subject, program, inputs, directory);

        assertThat(inputs).as("records of seed " + SEED).isNotEmpty();
        assertThat(simulated.written()).isEqualTo(driven.written());
        assertThat(simulated.stores()).isEqualTo(driven.stores());
    }

    private static boolean isRead(Program program, Entry entry) {
        return program.parts().stream().anyMatch(part -> part.topics().contains(entry.topic()));
    }

    private static Result simulated(Program program, List<Entry> inputs) {
        Map<String, List<String>> written = new TreeMap<>();
        Cluster cluster = new Cluster(
                1,
                true,
                entry -> written.computeIfAbsent(entry.topic().name(), topic -> new ArrayList<>())
                        .add(text(entry.rawKey()) + " " + text(entry.rawValue())));
        Map<String, Map<String, String>> stores = new TreeMap<>();
        for (Part part : program.parts()) {
            Transaction transaction = cluster.begin();
            Task task = task(program, part, transaction);
            inputs.stream()
                    .filter(entry -> part.topics().contains(entry.topic()))
                    .forEach(task::process);
            transaction.commit();
            part.storeNames()
                    .forEach(name -> stores.put(name, rows(task.find(name).orElseThrow())));
        }
        return new Result(written, stores);
    }

    private static Task task(Program program, Part part, Transaction transaction) {
        Map<String, Changelog> changelogs = new HashMap<>();
        part.storeNames().forEach(store -> changelogs.put(store, new Changelog()));
        Host host = new Host() {
            @Override
            public long clock() {
                return NOW.toEpochMilli();
            }

            @Override
            public Transaction transaction() {
                return transaction;
            }
        };
        TaskHome home = new TaskHome(program.applicationId(), new TaskId(part.id(), 0), part, changelogs);
        return new Task(home, host, StateListener.NONE);
    }

    private static Result driven(Subject subject, Program program, List<Entry> inputs, Path directory) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, subject.applicationId());
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(subject.build().apply(config), config, NOW)) {
            for (Entry entry : inputs) {
                driver.createInputTopic(entry.topic().name(), new ByteArraySerializer(), new ByteArraySerializer())
                        .pipeInput(
                                new TestRecord<>(entry.rawKey(), entry.rawValue(), entry.headers(), entry.timestamp()));
            }
            Map<String, Map<String, String>> stores = new TreeMap<>();
            program.parts().stream()
                    .flatMap(part -> part.storeNames().stream())
                    .forEach(name -> stores.put(name, rows(driver.getKeyValueStore(name))));
            return new Result(written(driver), stores);
        }
    }

    private static Map<String, List<String>> written(TopologyTestDriver driver) {
        return driver.producedTopicNames().stream()
                .filter(topic -> !topic.endsWith("-changelog"))
                .collect(Collectors.toMap(
                        Function.identity(),
                        topic -> driver
                                .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                                .readRecordsToList()
                                .stream()
                                .map(record -> text(record.key()) + " " + text(record.value()))
                                .toList()));
    }

    private static Map<String, String> rows(Object store) {
        Map<String, String> rows = new TreeMap<>();
        try (KeyValueIterator<?, ?> all = ((KeyValueStore<?, ?>) store).all()) {
            all.forEachRemaining(row -> rows.put(String.valueOf(row.key), String.valueOf(row.value)));
        }
        return rows;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, UTF_8);
    }
}
