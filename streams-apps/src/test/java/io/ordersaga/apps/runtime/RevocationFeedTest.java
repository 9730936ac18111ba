package io.ordersaga.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.token.RevokedTokens;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.TokenRevocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevocationFeedTest {
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofSeconds(30);
    private static final TopicPartition FIRST = new TopicPartition(Topics.TOKEN_REVOCATIONS.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.TOKEN_REVOCATIONS.name(), 1);

    private final MockConsumer<UserId, TokenRevocation> consumer =
            new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final RevokedTokens revoked = new RevokedTokens(() -> Instant.EPOCH);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final RevocationFeed feed = new RevocationFeed(
            new RevocationFeed.Source("order-service", () -> consumer, 2),
            revoked,
            (service, cause) -> failure.complete(cause));

    RevocationFeedTest() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    }

    @AfterEach
    void close() {
        feed.close();
        assertThat(feed.isAlive()).isFalse();
    }

    @Test
    void shouldBeReadyWhenItHasHeardAllThatWasSaidBeforeOnEveryPartition() throws InterruptedException {
        consumer.updateEndOffsets(Map.of(FIRST, 1L, SECOND, 1L));
        consumer.schedulePollTask(() -> consumer.addRecord(revocation(FIRST, 0, 1)));

        feed.start();
        await(() -> revoked.size() == 1);
        boolean readyWithHalf = feed.isReady();
        consumer.schedulePollTask(() -> consumer.addRecord(revocation(SECOND, 0, 2)));
        await(feed::isReady);

        assertThat(readyWithHalf).isFalse();
        assertThat(revoked.size()).isEqualTo(2);
    }

    @Test
    void shouldGoOnHearing() throws InterruptedException {
        consumer.updateEndOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        feed.start();
        await(feed::isReady);

        consumer.schedulePollTask(() -> consumer.addRecord(revocation(FIRST, 0, 1)));

        await(() -> revoked.size() == 1);
        assertThat(feed.isAlive()).isTrue();
    }

    @Test
    void shouldDieAndSaySoWhenItCannotRead() throws Exception {
        KafkaException broken = new KafkaException("broken");
        consumer.updateEndOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        feed.start();
        await(feed::isReady);

        consumer.setPollException(broken);

        assertThat(failure.get(DEFINITELY_TOO_SLOW.toSeconds(), TimeUnit.SECONDS))
                .isSameAs(broken);
        await(() -> !feed.isAlive());
        assertThat(feed.isReady()).isFalse();
    }

    @Test
    void shouldStopWithoutAFailure() throws InterruptedException {
        consumer.updateEndOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        feed.start();
        await(feed::isReady);

        feed.close();

        assertThat(feed.isAlive()).isFalse();
        assertThat(failure).isNotDone();
        assertThat(consumer.closed()).isTrue();
    }

    private static ConsumerRecord<UserId, TokenRevocation> revocation(TopicPartition partition, long offset, int user) {
        UserId id = UserId.of(new UUID(0, user));
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, id, new TokenRevocation(id, 2, Instant.EPOCH));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
