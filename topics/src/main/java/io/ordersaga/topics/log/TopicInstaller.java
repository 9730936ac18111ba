package io.ordersaga.topics.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the broker's topics what the catalogue says, before anything reads or writes them. */
public final class TopicInstaller {
    private static final long TIMEOUT_SECONDS = 60;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final int partitions;
    private final short replicationFactor;

    /**
     * @param partitions of every topic, 1 to 1000; the same at every start of a system, for ever
     * @param replicationFactor of topics that are created now, 1 to 9
     */
    public TopicInstaller(int partitions, short replicationFactor) {
        this.partitions = partitions;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Creates the topics that are missing, and returns when the broker that is asked lists them. Several services may do so at the
     * same time.
     *
     * @throws TopicMismatchException if one is there with other partitions, clean-up or retention; nothing is changed then
     */
    public void install(Admin admin, Collection<Topic<?, ?>> topics) throws InterruptedException {
        Set<String> present = get(admin.listTopics().names());
        requireMatch(
                admin,
                topics.stream().filter(topic -> present.contains(topic.name())).toList());
        create(
                admin,
                topics.stream().filter(topic -> !present.contains(topic.name())).toList());
    }

    private void create(Admin admin, List<Topic<?, ?>> missing) throws InterruptedException {
        List<NewTopic> wanted = missing.stream().map(this::definition).toList();
        List<Topic<?, ?>> createdByAnother = new ArrayList<>();
        Map<String, KafkaFuture<Void>> created = admin.createTopics(wanted).values();
        for (Topic<?, ?> topic : missing) {
            try {
                get(present(created, topic.name()));
            } catch (TopicExistsException e) {
                createdByAnother.add(topic);
            }
        }
        awaitListed(admin, missing.stream().<String>map(Topic::name).collect(Collectors.toSet()));
        requireMatch(admin, createdByAnother);
    }

    /** A topic is made when the controller says so; a broker hears of it a moment later, and denies until then that it exists. */
    private static void awaitListed(Admin admin, Set<String> names) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!get(admin.listTopics().names()).containsAll(names)) {
            if (System.nanoTime() - end > 0) {
                throw new org.apache.kafka.common.errors.TimeoutException(
                        "the broker did not list the new topics within " + TIMEOUT_SECONDS + " s");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private NewTopic definition(Topic<?, ?> topic) {
        return new NewTopic(topic.name(), partitions, replicationFactor).configs(settings(topic));
    }

    private static Map<String, String> settings(Topic<?, ?> topic) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy(),
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retentionMillis()));
    }

    private void requireMatch(Admin admin, List<Topic<?, ?>> topics) throws InterruptedException {
        List<String> names = topics.stream().<String>map(Topic::name).toList();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = get(admin.describeConfigs(
                        names.stream().map(TopicInstaller::resource).toList())
                .all());
        List<String> mismatches = new ArrayList<>();
        for (Topic<?, ?> topic : topics) {
            int found = present(descriptions, topic.name()).partitions().size();
            compare(topic, "partitions", Integer.toString(partitions), Integer.toString(found), mismatches);
            Config config = present(configs, resource(topic.name()));
            settings(topic)
                    .forEach((key, wanted) ->
                            compare(topic, key, wanted, config.get(key).value(), mismatches));
        }
        if (!mismatches.isEmpty()) {
            throw new TopicMismatchException(mismatches);
        }
    }

    private static void compare(Topic<?, ?> topic, String key, String wanted, String found, List<String> mismatches) {
        if (!wanted.equals(found)) {
            mismatches.add(topic.name() + ": " + key + " must be " + wanted + " but is " + found);
        }
    }

    private static <K, V> V present(Map<K, V> answers, K key) {
        return Objects.requireNonNull(answers.get(key), () -> "the broker did not answer for " + key);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "the broker did not answer within " + TIMEOUT_SECONDS + " s", e);
        }
    }
}
