package io.ordersaga.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.system.local.FreePorts;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.TopicInstaller;
import io.ordersaga.topics.log.TopicMismatchException;
import io.ordersaga.topics.log.Topics;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic catalogue on a real broker. */
class TopicInstallerTest {
    private static final int PARTITIONS = 3;
    private static final short ALONE = 1;

    private EmbeddedBroker broker;
    private Admin admin;

    @BeforeEach
    void start(@TempDir Path directory) {
        broker = new EmbeddedBroker(
                BrokerOptions.alone(directory, FreePorts.one("broker"), FreePorts.one("controller")));
        broker.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterEach
    void close() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldCreateEveryTopicOfTheCatalogueAndFindThemAgain() throws Exception {
        installer(PARTITIONS).install(admin, Topics.ALL);
        installer(PARTITIONS).install(admin, Topics.ALL);

        Collection<String> names = Topics.ALL.stream().map(Topic::name).toList();
        assertThat(admin.describeTopics(names).allTopicNames().get().values())
                .hasSize(names.size())
                .allMatch(topic -> topic.partitions().size() == PARTITIONS);
    }

    @Test
    void shouldLetSeveralServicesInstallAtTheSameTime() throws Exception {
        List<Future<?>> installs = new ArrayList<>();
        try (ExecutorService services = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                installs.add(services.submit(() -> {
                    installer(PARTITIONS).install(admin, Topics.ALL);
                    return null;
                }));
            }
        }

        for (Future<?> install : installs) {
            install.get();
        }
        assertThat(admin.listTopics().names().get()).hasSize(Topics.ALL.size());
    }

    @Test
    void shouldReturnWhenTheBrokerHasHeardOfTheNewTopics() throws Exception {
        Deque<ListTopicsResult> outdated =
                new ArrayDeque<>(List.of(admin.listTopics(), admin.listTopics(), admin.listTopics()));

        installer(PARTITIONS).install(listing(outdated), Topics.ALL);

        assertThat(outdated).isEmpty();
        assertThat(admin.listTopics().names().get()).hasSize(Topics.ALL.size());
    }

    @Test
    void shouldNameTopicKeyAndBothValuesWhenTheNumberOfPartitionsIsAnother() throws Exception {
        installer(PARTITIONS).install(admin, Set.of(Topics.ORDER_EVENTS));

        assertThatThrownBy(() -> installer(PARTITIONS + 1).install(admin, Topics.ALL))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("order-events: partitions must be 4 but is 3");
        assertThat(admin.listTopics().names().get()).containsExactly("order-events");
    }

    @Test
    void shouldNameTopicKeyAndBothValuesWhenASettingIsAnother() throws Exception {
        NewTopic forgetful = new NewTopic("order-events", PARTITIONS, ALONE)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "60000"));
        admin.createTopics(List.of(forgetful)).all().get();

        assertThatThrownBy(() -> installer(PARTITIONS).install(admin, Topics.ALL))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("order-events: retention.ms must be -1 but is 60000");
    }

    /** A client of a broker that lists, a few times, what there was before. */
    private Admin listing(Deque<ListTopicsResult> outdated) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    boolean lists = method.getName().equals("listTopics");
                    return lists && !outdated.isEmpty() ? outdated.pop() : method.invoke(admin, arguments);
                });
    }

    private static TopicInstaller installer(int partitions) {
        return new TopicInstaller(partitions, ALONE);
    }
}
