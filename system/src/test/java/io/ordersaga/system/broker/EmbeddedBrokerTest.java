package io.ordersaga.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.system.local.FreePorts;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.local.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofSeconds(30);
    private static final TopicPartition PARTITION = new TopicPartition("letters", 0);

    @TempDir
    private Path directory;

    @Test
    void shouldKeepClusterAndRecordsWhenItIsStartedAgain() throws Exception {
        BrokerOptions options = options(FreePorts.one("broker"));
        String cluster;
        try (EmbeddedBroker broker = new EmbeddedBroker(options)) {
            broker.start();
            cluster = clusterId(broker);
            write(broker, "kept");
        }

        try (EmbeddedBroker again = new EmbeddedBroker(options)) {
            again.start();

            assertThat(clusterId(again)).isEqualTo(cluster);
            assertThat(read(again)).containsExactly("kept");
        }
    }

    @Test
    void shouldKeepClusterAndRecordsWhenItWasKilled() throws Exception {
        Path left = directory.resolve("as-the-kill-left-it");
        LocalPort clients = FreePorts.one("broker");
        LocalPort controller = FreePorts.one("controller");
        String cluster;
        try (EmbeddedBroker broker =
                new EmbeddedBroker(BrokerOptions.alone(directory.resolve("running"), clients, controller))) {
            broker.start();
            cluster = clusterId(broker);
            write(broker, "kept");
            copy(directory.resolve("running"), left);
        }

        try (EmbeddedBroker again = new EmbeddedBroker(BrokerOptions.alone(left, clients, controller))) {
            again.start();

            assertThat(clusterId(again)).isEqualTo(cluster);
            assertThat(read(again)).containsExactly("kept");
        }
    }

    @Test
    void shouldNameThePortWhenItIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedBroker broker =
                        new EmbeddedBroker(options(new LocalPort("Kafka broker", other.getLocalPort())))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("Kafka broker");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void shouldHaveTheTopicsOfItsCoordinatorsOnceTheyAnswer() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(options(FreePorts.one("broker")))) {
            broker.start();

            new Coordinators(broker).start();

            try (Admin admin = Admin.create(connection(broker))) {
                assertThat(admin.listTopics(new ListTopicsOptions().listInternal(true))
                                .names()
                                .get())
                        .contains("__consumer_offsets", "__transaction_state");
            }
        }
    }

    private BrokerOptions options(LocalPort clients) {
        return BrokerOptions.alone(directory, clients, FreePorts.one("controller"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                    return FileVisitResult.CONTINUE;
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
            }

            // The running broker renames its checkpoints' temporary files meanwhile.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static String clusterId(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(connection(broker))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static void write(EmbeddedBroker broker, String value) throws Exception {
        try (Admin admin = Admin.create(connection(broker));
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(connection(broker), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(connection(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
            while (values.isEmpty() && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(100))) {
                    values.add(found.value());
                }
            }
        }
        return values;
    }

    private static Map<String, Object> connection(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
