package io.ordersaga.apps.worker;

import static io.ordersaga.apps.payment.Requests.charge;
import static io.ordersaga.apps.payment.Requests.partition;
import static io.ordersaga.apps.payment.Requests.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.apps.payment.PaymentWork;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that nobody waits for are committed together, and never forgotten. */
class CommitDelayTest {
    private static final Duration TOO_SLOW = Duration.ofSeconds(10);
    private static final Duration DELAY = Duration.ofMillis(100);
    private static final WorkerSettings SETTINGS =
            new WorkerSettings("none:9092", "worker-1", 8, Duration.ofMinutes(1));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final HeldProvider provider = new HeldProvider();
    private final Work<OrderId, PaymentRequest, PaymentResult> work = patient(PaymentWork.of(provider));
    private final OrderedCalls<OrderId, PaymentRequest, PaymentResult> calls =
            new OrderedCalls<>(new Guard<>(work, SETTINGS.callTimeout()));
    private final MockKafka kafka = new MockKafka();
    private final WorkerLoop<?, ?, ?> loop = new WorkerLoop<>(work, kafka.clients(), calls, SETTINGS, () -> now);

    @BeforeEach
    void answerTwo() {
        loop.begin();
        kafka.assign(0);
        for (int number = 0; number < 2; number++) {
            provider.answer(charge(number, 1, ""));
            kafka.add(record(0, number, charge(number, 1, "")));
        }
        turnUntil(() -> provider.asked().size() == 2 && calls.inFlight() == 0);
    }

    @AfterEach
    void end() {
        calls.close();
    }

    @Test
    void shouldCommitTogetherWhatWasFinishedWithinTheDelay() {
        now = now.plus(DELAY).minusMillis(1);
        loop.turn();

        assertThat(kafka.producer.commitCount()).isZero();

        now = now.plusMillis(1);
        loop.turn();

        assertThat(kafka.producer.commitCount()).isEqualTo(1);
        assertThat(kafka.results()).hasSize(2);
        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 2L));
    }

    @Test
    void shouldCommitNothingTwice() {
        now = now.plus(DELAY);
        loop.turn();
        now = now.plus(DELAY);
        loop.turn();
        loop.flush();

        assertThat(kafka.producer.commitCount()).isEqualTo(1);
    }

    @Test
    void shouldNotWaitAtTheEnd() {
        loop.flush();

        assertThat(kafka.producer.commitCount()).isEqualTo(1);
        assertThat(kafka.results()).hasSize(2);
    }

    @Test
    void shouldNotWaitWhenAPartitionIsTakenAway() {
        kafka.assign(1);
        loop.turn();

        assertThat(kafka.results()).hasSize(2);
        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 2L));
    }

    private void turnUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TOO_SLOW.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("time at which it had not happened yet")
                    .isLessThan(deadline);
            loop.turn();
            Thread.onSpinWait();
        }
    }

    private static Work<OrderId, PaymentRequest, PaymentResult> patient(
            Work<OrderId, PaymentRequest, PaymentResult> work) {
        return new Work<>(
                work.name(),
                work.callee(),
                work.requests(),
                work.owner(),
                work.results(),
                work.resultTypes(),
                new Patient(work.errand()));
    }

    private record Patient(Errand<PaymentRequest, PaymentResult> errand)
            implements Errand<PaymentRequest, PaymentResult> {
        @Override
        public PaymentResult run(PaymentRequest request, Optional<String> traceparent)
                throws NoAnswerException, InterruptedException {
            return errand.run(request, traceparent);
        }

        @Override
        public PaymentResult unanswered(PaymentRequest request, String reason) {
            return errand.unanswered(request, reason);
        }

        @Override
        public Duration commitDelay() {
            return DELAY;
        }
    }
}
