package io.ordersaga.apps.runtime;

import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.edge.token.RevokedTokens;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.TokenRevocation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Tells one service of all token revocations, those of before its start first. Every instance reads the whole topic, which is
 * short. If it fails, the service must not go on: it would accept tokens that are void.
 */
public final class RevocationFeed implements AutoCloseable {
    private static final Topic<UserId, TokenRevocation> TOPIC = Topics.TOKEN_REVOCATIONS;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<Consumer<UserId, TokenRevocation>> connect;
    private final List<TopicPartition> partitions;
    private final RevokedTokens revoked;
    private final Thread thread;
    private volatile @Nullable Consumer<UserId, TokenRevocation> consumer;
    private volatile boolean stopping;

    /** @param service names the consumer, and who has failed */
    public RevocationFeed(String service, KafkaSettings kafka, RevokedTokens revoked, FailureHandler failures) {
        this(new Source(service, () -> connect(service, kafka), kafka.partitions()), revoked, failures);
    }

    /** @param partitions of the topic */
    record Source(String service, Supplier<Consumer<UserId, TokenRevocation>> connect, int partitions) {}

    RevocationFeed(Source source, RevokedTokens revoked, FailureHandler failures) {
        this.connect = source.connect();
        this.partitions = IntStream.range(0, source.partitions())
                .mapToObj(partition -> new TopicPartition(TOPIC.name(), partition))
                .toList();
        this.revoked = revoked;
        this.thread = Thread.ofPlatform()
                .name(source.service() + "-token-revocations")
                .uncaughtExceptionHandler((dead, e) -> failures.failed(source.service(), e))
                .unstarted(this::run);
    }

    private static Consumer<UserId, TokenRevocation> connect(String service, KafkaSettings kafka) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.CLIENT_ID_CONFIG,
                service + "-token-revocations",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        return new KafkaConsumer<>(
                config, TOPIC.key().deserializer(), TOPIC.value().deserializer());
    }

    /** Begins to read, on a thread of its own. May be called once. */
    public void start() {
        thread.start();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether everything that was said before the start has been heard. */
    public boolean isReady() {
        return isAlive() && revoked.isComplete();
    }

    /** @throws IllegalStateException if it did not stop in time */
    @Override
    public void close() {
        stopping = true;
        Consumer<UserId, TokenRevocation> connected = consumer;
        if (connected != null) {
            connected.wakeup();
        }
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_TIMEOUT)) {
                throw new IllegalStateException(thread.getName() + " did not stop within " + CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (Consumer<UserId, TokenRevocation> connected = connect.get()) {
            consumer = connected;
            read(connected);
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    private void read(Consumer<UserId, TokenRevocation> connected) {
        connected.assign(partitions);
        connected.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = connected.endOffsets(partitions);
        while (!stopping) {
            connected.poll(POLL).forEach(record -> revoked.add(record.value()));
            revoked.forgetOver();
            if (!revoked.isComplete() && hasReached(ends, connected)) {
                revoked.complete();
            }
        }
    }

    private static boolean hasReached(Map<TopicPartition, Long> ends, Consumer<?, ?> connected) {
        return ends.entrySet().stream().allMatch(end -> connected.position(end.getKey()) >= end.getValue());
    }
}
