package io.ordersaga.apps.worker;

import static io.ordersaga.apps.payment.Requests.charge;
import static io.ordersaga.apps.payment.Requests.idOf;
import static io.ordersaga.apps.payment.Requests.order;
import static io.ordersaga.apps.payment.Requests.partition;
import static io.ordersaga.apps.payment.Requests.raw;
import static io.ordersaga.apps.payment.Requests.record;
import static io.ordersaga.apps.payment.Requests.reverse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.apps.payment.PaymentWork;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.log.DeadLetter;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.payment.PaymentResult.ChargeSucceeded;
import io.ordersaga.topics.payment.PaymentResult.PaymentReversed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerLoopTest {
    private static final Duration TOO_SLOW = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final WorkerSettings SETTINGS =
            new WorkerSettings("none:9092", "worker-1", 4, Duration.ofMinutes(1));

    private final HeldProvider provider = new HeldProvider();
    private final Work<OrderId, PaymentRequest, PaymentResult> work = PaymentWork.of(provider);
    private final OrderedCalls<OrderId, PaymentRequest, PaymentResult> calls =
            new OrderedCalls<>(new Guard<>(work, SETTINGS.callTimeout()));
    private final MockKafka kafka = MockKafka.acknowledging();
    private final WorkerLoop<?, ?, ?> loop =
            new WorkerLoop<>(work, kafka.clients(), calls, SETTINGS, InstantSource.fixed(NOW));

    @BeforeEach
    void begin() {
        loop.begin();
        kafka.consumer.setMaxPollRecords(SETTINGS.fetchSize());
        kafka.assign(0);
    }

    @AfterEach
    void end() {
        calls.close();
    }

    @Test
    void shouldSendTheResultAndCommitThePosition() {
        PaymentRequest request = charge(1, 1, "");
        provider.answer(request);
        kafka.add(record(0, 0, request));

        turnUntil(() -> !kafka.positions().isEmpty());

        assertThat(kafka.messages())
                .containsExactly(new Message<>(
                        idOf(request).follower("charge-succeeded", 0),
                        Instant.parse("2026-01-01T00:00:00.123Z"),
                        succeeded(request)));
        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 1L));
        ProducerRecord<byte[], byte[]> output =
                kafka.sent(Topics.PAYMENT_RESULTS.name()).getFirst();
        assertThat(output.key()).isEqualTo(order(1).value().getBytes(UTF_8));
        assertThat(header(output.headers(), MessageHeaders.TRACEPARENT)).isEqualTo("00-1-2-01");
    }

    @Test
    void shouldNotHoldOthersUpWhenACallIsSlow() {
        PaymentRequest slow = charge(1, 1, "");
        PaymentRequest quick = charge(2, 1, "");
        provider.answer(quick);
        kafka.add(record(0, 0, slow));
        kafka.add(record(0, 1, quick));

        turnUntil(() -> !kafka.results().isEmpty());
        loop.flush();

        assertThat(kafka.results()).containsExactly(succeeded(quick));
        assertThat(kafka.positions()).isEmpty();

        provider.answer(slow);
        turnUntil(() -> kafka.results().size() == 2);
        loop.flush();

        assertThat(kafka.results()).containsExactly(succeeded(quick), succeeded(slow));
        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 2L));
    }

    @Test
    void shouldAskAboutOneOrderOneAfterTheOther() {
        PaymentRequest charge = charge(1, 1, "");
        PaymentRequest reverse = reverse(1, 2, "");
        PaymentRequest other = charge(2, 1, "");
        provider.answer(reverse);
        provider.answer(other);
        kafka.add(record(0, 0, charge));
        kafka.add(record(0, 1, reverse));
        kafka.add(record(0, 2, other));

        turnUntil(() -> kafka.results().equals(List.of(succeeded(other)))
                && provider.asked().size() >= 2);

        assertThat(provider.asked()).containsExactlyInAnyOrder(charge, other);

        provider.answer(charge);
        turnUntil(() -> kafka.results().size() == 3);
        loop.flush();

        assertThat(provider.asked()).last().isEqualTo(reverse);
        assertThat(kafka.results())
                .containsExactly(
                        succeeded(other),
                        succeeded(charge),
                        new PaymentReversed(order(1), PaymentId.of(order(1)), 2, true));
        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 3L));
    }

    @Test
    void shouldRepeatWhatWasNotCommittedAfterACrash() {
        PaymentRequest slow = charge(1, 1, "");
        PaymentRequest quick = charge(2, 1, "");
        provider.answer(quick);
        kafka.add(record(0, 0, slow));
        kafka.add(record(0, 1, quick));
        turnUntil(() -> !kafka.results().isEmpty());
        loop.flush();
        calls.close();

        MockKafka after = MockKafka.acknowledging();
        try (OrderedCalls<OrderId, PaymentRequest, PaymentResult> again =
                new OrderedCalls<>(new Guard<>(work, SETTINGS.callTimeout()))) {
            WorkerLoop<?, ?, ?> next =
                    new WorkerLoop<>(work, after.clients(), again, SETTINGS, InstantSource.fixed(NOW));
            next.begin();
            after.assign(0);
            after.add(record(0, 0, slow));
            after.add(record(0, 1, quick));
            provider.answer(slow);
            turnUntil(next, () -> after.results().size() == 2);
            next.flush();
        }

        assertThat(after.messages()).containsAll(kafka.messages());
        assertThat(after.results()).containsExactlyInAnyOrder(succeeded(slow), succeeded(quick));
        assertThat(after.positions()).isEqualTo(Map.of(partition(0), 2L));
    }

    @Test
    void shouldKeepABrokenRecordInTheDeadLetters() {
        kafka.add(raw(0, 0, order(1).value(), "no json".getBytes(UTF_8)));

        turnUntil(() -> !kafka.positions().isEmpty());

        ProducerRecord<byte[], byte[]> letter =
                kafka.sent(Topics.DEAD_LETTERS.name()).getFirst();
        assertThat(letter.key()).isEqualTo(order(1).value().getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo("no json".getBytes(UTF_8));
        assertThat(header(letter.headers(), DeadLetter.TOPIC)).isEqualTo(Topics.PAYMENT_REQUESTS.name());
        assertThat(header(letter.headers(), DeadLetter.OFFSET)).isEqualTo("0");
        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 1L));
    }

    @Test
    void shouldKeepARecordInTheDeadLettersWhenItLiesUnderAnothersKey() {
        ConsumerRecord<byte[], byte[]> misplaced = record(0, 0, charge(1, 1, ""));
        kafka.add(raw(0, 0, order(2).value(), misplaced.value()));

        turnUntil(() -> !kafka.positions().isEmpty());

        assertThat(kafka.sent(Topics.DEAD_LETTERS.name())).hasSize(1);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void shouldKeepARequestThatCameToNothingInTheDeadLettersBesideItsResult() {
        MockKafka after = MockKafka.acknowledging();
        PaymentRequest request = charge(1, 1, "");
        provider.answer(request);
        Work<OrderId, PaymentRequest, PaymentResult> losing = new Work<>(
                work.name(),
                work.callee(),
                work.requests(),
                work.owner(),
                work.results(),
                work.resultTypes(),
                new LosingErrand(work.errand()));
        try (OrderedCalls<OrderId, PaymentRequest, PaymentResult> lost =
                new OrderedCalls<>(new Guard<>(losing, SETTINGS.callTimeout()))) {
            WorkerLoop<?, ?, ?> next =
                    new WorkerLoop<>(losing, after.clients(), lost, SETTINGS, InstantSource.fixed(NOW));
            next.begin();
            after.assign(0);
            after.add(record(0, 0, request));
            turnUntil(next, () -> !after.positions().isEmpty());
        }

        assertThat(after.results()).containsExactly(succeeded(request));
        ProducerRecord<byte[], byte[]> letter =
                after.sent(Topics.DEAD_LETTERS.name()).getFirst();
        assertThat(letter.value()).isEqualTo(record(0, 0, request).value());
        assertThat(header(letter.headers(), DeadLetter.REASON)).isEqualTo("given up");
        assertThat(header(letter.headers(), DeadLetter.COMPONENT)).isEqualTo("payment-worker");
        assertThat(header(letter.headers(), DeadLetter.TOPIC)).isEqualTo(Topics.PAYMENT_REQUESTS.name());
    }

    @Test
    void shouldFetchNoMoreThanItMayHaveInFlight() {
        for (int number = 0; number < 6; number++) {
            kafka.add(record(0, number, charge(number, 1, "")));
        }

        turnUntil(() -> provider.asked().size() == 4);
        loop.turn();
        loop.turn();

        assertThat(calls.inFlight()).isEqualTo(4);
        assertThat(kafka.consumer.paused()).containsExactly(partition(0));

        for (int number = 0; number < 6; number++) {
            provider.answer(charge(number, 1, ""));
        }
        turnUntil(() -> kafka.results().size() == 6);
        loop.flush();

        assertThat(kafka.positions()).isEqualTo(Map.of(partition(0), 6L));
    }

    @Test
    void shouldDropWhatWasRevoked() {
        PaymentRequest gone = charge(1, 1, "");
        PaymentRequest waiting = reverse(1, 2, "");
        PaymentRequest ours = charge(2, 1, "");
        kafka.add(record(0, 0, gone));
        kafka.add(record(0, 1, waiting));
        turnUntil(() -> provider.asked().size() == 1);

        kafka.assign(1);
        kafka.add(record(1, 0, ours));
        provider.answer(gone);
        provider.answer(ours);
        turnUntil(() -> kafka.results().size() == 1 && calls.inFlight() == 0);
        loop.flush();

        assertThat(kafka.results()).containsExactly(succeeded(ours));
        assertThat(kafka.positions()).isEqualTo(Map.of(partition(1), 1L));
        assertThat(provider.asked()).doesNotContain(waiting);
    }

    private void turnUntil(BooleanSupplier condition) {
        turnUntil(loop, condition);
    }

    private static void turnUntil(WorkerLoop<?, ?, ?> loop, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TOO_SLOW.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("time at which it had not happened yet")
                    .isLessThan(deadline);
            loop.turn();
            Thread.onSpinWait();
        }
    }

    private static PaymentResult succeeded(PaymentRequest request) {
        return new ChargeSucceeded(request.orderId(), request.paymentId(), request.attempt());
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
