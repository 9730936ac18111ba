package io.ordersaga.apps.worker;

import static io.ordersaga.apps.payment.Requests.charge;
import static io.ordersaga.apps.payment.Requests.partition;
import static io.ordersaga.apps.payment.Requests.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.apps.payment.PaymentWork;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions are committed now and then, and only behind what the brokers have acknowledged. */
class CommitIntervalTest {
    private static final Duration TOO_SLOW = Duration.ofSeconds(30);
    private static final WorkerSettings SETTINGS =
            new WorkerSettings("none:9092", "worker-1", 8, Duration.ofMinutes(1));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final HeldProvider provider = new HeldProvider();
    private final Work<OrderId, PaymentRequest, PaymentResult> work = PaymentWork.of(provider);
    private final OrderedCalls<OrderId, PaymentRequest, PaymentResult> calls =
            new OrderedCalls<>(new Guard<>(work, SETTINGS.callTimeout()));
    private final MockKafka kafka = MockKafka.hesitating();
    private final WorkerLoop<?, ?, ?> loop = new WorkerLoop<>(work, kafka.clients(), calls, SETTINGS, () -> now);

    @BeforeEach
    void begin() {
        loop.begin();
        kafka.assign(0);
    }

    @AfterEach
    void end() {
        calls.close();
    }

    @Test
    void shouldSendResultsAtOnceButCommitNoMoreThanOncePerInterval() {
        finish(0);
        finish(1);
        finish(2);
        now = now.plus(WorkerLoop.COMMIT_INTERVAL).minusMillis(1);
        loop.turn();

        assertThat(kafka.results()).hasSize(3);
        assertThat(kafka.consumer.commits()).containsExactly(Map.of(partition(0), 1L));

        now = now.plusMillis(1);
        loop.turn();

        assertThat(kafka.consumer.commits()).containsExactly(Map.of(partition(0), 1L), Map.of(partition(0), 3L));
    }

    @Test
    void shouldCommitNothingTwice() {
        finish(0);
        now = now.plus(WorkerLoop.COMMIT_INTERVAL);
        loop.turn();
        loop.flush();

        assertThat(kafka.consumer.commits()).hasSize(1);
    }

    @Test
    void shouldNotCommitBehindAResultThatIsNotAcknowledged() {
        answer(0);
        loop.turn();

        assertThat(kafka.results()).hasSize(1);
        assertThat(kafka.positions()).isEmpty();

        kafka.producer.completeNext();
        loop.turn();

        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 1L));
    }

    @Test
    void shouldEndWhenAResultCannotBeSent() {
        TimeoutException failure = new TimeoutException("no acknowledgement");
        answer(0);
        kafka.producer.errorNext(failure);

        assertThatThrownBy(loop::turn).isSameAs(failure);
        assertThat(kafka.positions()).isEmpty();
    }

    @Test
    void shouldWaitForAcknowledgementsButNotForTheIntervalAtTheEnd() {
        finish(0);
        answer(1);
        loop.flush();

        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 2L));
    }

    @Test
    void shouldWaitForAcknowledgementsButNotForTheIntervalWhenAPartitionIsTakenAway() {
        finish(0);
        answer(1);
        kafka.assign(1);

        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 2L));
    }

    @Test
    void shouldCommitNothingOfAPartitionThatIsLost() {
        answer(0);
        kafka.consumer.lose(partition(0));
        loop.flush();

        assertThat(kafka.positions()).isEmpty();
    }

    @Test
    void shouldCommitAfterARebalanceWhatCouldNotBeCommittedInIt() {
        kafka.consumer.refuseCommit(new RebalanceInProgressException());
        finish(0);

        assertThat(kafka.positions()).isEmpty();

        now = now.plus(WorkerLoop.COMMIT_INTERVAL);
        loop.turn();

        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 1L));
    }

    @Test
    void shouldCommitNothingAnyMoreWhenItsConsumerIsClosed() {
        kafka.consumer.refuseCommit(new RebalanceInProgressException());
        answer(0);
        loop.run(() -> true);
        kafka.clients().close(true);

        assertThat(kafka.positions()).isEmpty();
    }

    private void finish(int number) {
        answer(number);
        kafka.producer.completeNext();
        loop.turn();
    }

    private void answer(int number) {
        provider.answer(charge(number, 1, ""));
        kafka.add(record(0, number, charge(number, 1, "")));
        long deadline = System.nanoTime() + TOO_SLOW.toNanos();
        while (kafka.results().size() <= number) {
            assertThat(System.nanoTime())
                    .as("time at which it had not been answered yet")
                    .isLessThan(deadline);
            loop.turn();
            Thread.onSpinWait();
        }
    }
}
