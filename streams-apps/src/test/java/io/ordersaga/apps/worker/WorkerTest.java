package io.ordersaga.apps.worker;

import static io.ordersaga.apps.payment.Requests.charge;
import static io.ordersaga.apps.payment.Requests.partition;
import static io.ordersaga.apps.payment.Requests.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ordersaga.apps.payment.PaymentWork;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final Duration TOO_SLOW = Duration.ofSeconds(30);
    private static final WorkerSettings SETTINGS =
            new WorkerSettings("none:9092", "worker-1", 8, Duration.ofMinutes(1));

    private final HeldProvider provider = new HeldProvider();

    @Test
    void shouldGoOnFromWhatWasCommittedWhenItIsFenced() {
        MockKafka first = withOneRequest();
        first.consumer.refuseCommit(new FencedInstanceIdException("another worker has this id"));
        MockKafka second = withOneRequest();
        provider.answer(charge(1, 1, ""));

        try (Worker<?, ?, ?> worker = worker(first, second)) {
            worker.start();
            await(() -> second.results().size() == 1);
        }

        assertThat(first.positions()).isEmpty();
        assertThat(ids(second)).hasSize(1).isEqualTo(ids(first));
        assertThat(first.producer.closed()).isTrue();
        assertThat(first.consumer.closed()).isTrue();
        assertThat(second.positions()).isEqualTo(Map.of(partition(0), 1L));
    }

    @Test
    void shouldGoOnWhenFetchingFails() {
        MockKafka first = MockKafka.acknowledging();
        first.consumer.schedulePollTask(() -> first.consumer.setPollException(new KafkaException("broker gone")));
        MockKafka second = withOneRequest();
        provider.answer(charge(1, 1, ""));

        try (Worker<?, ?, ?> worker = worker(first, second)) {
            worker.start();
            await(() -> second.results().size() == 1);
        }

        assertThat(first.consumer.closed()).isTrue();
    }

    @Test
    void shouldGoOnWhenAResultCouldNotBeSent() {
        MockKafka first = withOneRequest(MockKafka.hesitating());
        MockKafka second = withOneRequest();
        provider.answer(charge(1, 1, ""));

        try (Worker<?, ?, ?> worker = worker(first, second)) {
            worker.start();
            await(() -> first.producer.errorNext(new TimeoutException("no acknowledgement")));
            await(() -> second.results().size() == 1);
        }

        assertThat(first.positions()).isEmpty();
        assertThat(first.producer.closed()).isTrue();
        assertThat(first.consumer.closed()).isTrue();
        assertThat(second.positions()).isEqualTo(Map.of(partition(0), 1L));
    }

    @Test
    void shouldDieWhenItIsNotAuthorizedToWriteResults() {
        MockKafka kafka = withOneRequest(MockKafka.hesitating());
        provider.answer(charge(1, 1, ""));

        try (Worker<?, ?, ?> worker = worker(kafka)) {
            worker.start();
            await(() -> kafka.producer.errorNext(new TopicAuthorizationException("payment-results")));
            await(() -> !worker.isAlive());
        }

        assertThat(kafka.positions()).isEmpty();
        assertThat(kafka.consumer.closed()).isTrue();
    }

    @Test
    void shouldDieWhenItIsNotAuthorized() {
        MockKafka kafka = MockKafka.acknowledging();
        kafka.consumer.schedulePollTask(
                () -> kafka.consumer.setPollException(new TopicAuthorizationException("payment-requests")));

        try (Worker<?, ?, ?> worker = worker(kafka)) {
            worker.start();
            await(() -> !worker.isAlive());
        }

        assertThat(kafka.consumer.closed()).isTrue();
    }

    @Test
    void shouldStopWithinSecondsWhenACallHangs() {
        MockKafka kafka = withOneRequest();
        Worker<?, ?, ?> worker = worker(kafka);
        worker.start();
        await(() -> provider.asked().size() == 1);

        long start = System.nanoTime();
        worker.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(worker.isAlive()).isFalse();
        assertThat(kafka.results()).isEmpty();
        assertThat(kafka.positions()).isEmpty();
        assertThat(kafka.producer.closed()).isTrue();
    }

    @Test
    void shouldCloseWhenItWasNeverStarted() {
        Worker<?, ?, ?> worker = worker(MockKafka.acknowledging());

        worker.close();

        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new WorkerSettings("none:9092", " ", 256, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkerSettings("none:9092", "w", 1, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkerSettings("none:9092", "w", 10_001, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkerSettings("none:9092", "w", 2, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerSettings("none:9092", "w", 2, Duration.ofHours(1)));
    }

    private Worker<?, ?, ?> worker(MockKafka... connections) {
        Queue<MockKafka> next = new ArrayDeque<>(List.of(connections));
        return new Worker<>(
                PaymentWork.of(provider), SETTINGS, () -> next.remove().clients(), Duration.ofMillis(1));
    }

    private static List<EventId> ids(MockKafka kafka) {
        return kafka.messages().stream().map(Message::eventId).toList();
    }

    private static MockKafka withOneRequest() {
        return withOneRequest(MockKafka.acknowledging());
    }

    private static MockKafka withOneRequest(MockKafka kafka) {
        kafka.consumer.schedulePollTask(() -> {
            kafka.assign(0);
            kafka.add(record(0, 0, charge(1, 1, "")));
        });
        return kafka;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TOO_SLOW.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("time at which it had not happened yet")
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
