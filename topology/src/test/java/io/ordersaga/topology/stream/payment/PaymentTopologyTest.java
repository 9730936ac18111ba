package io.ordersaga.topology.stream.payment;

import static io.ordersaga.topology.decision.payment.PaymentExamples.AMOUNT;
import static io.ordersaga.topology.decision.payment.PaymentExamples.CANCELLED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.CREATED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.FAILED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.ORDER;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PAYMENT;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PROCESSED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.REFUNDED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.REQUESTED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.RESERVED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.USER;
import static io.ordersaga.topology.decision.payment.PaymentExamples.charge;
import static io.ordersaga.topology.decision.payment.PaymentExamples.failed;
import static io.ordersaga.topology.decision.payment.PaymentExamples.reverse;
import static io.ordersaga.topology.decision.payment.PaymentExamples.reversed;
import static io.ordersaga.topology.decision.payment.PaymentExamples.succeeded;
import static io.ordersaga.topology.decision.payment.PaymentExamples.unanswered;
import static io.ordersaga.topology.decision.payment.PaymentExamples.unknown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.DeadLetter;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.DeadLetterProcessing;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentTopologyTest {
    private static final Duration TICK = Duration.ofMillis(200);

    @RegisterExtension
    final TopologyHarness payments = TopologyHarness.of(config -> Flow.build(config, builder -> {
                new PaymentTopology(RetryPolicy.DEFAULT).addTo(builder);
                new PaymentViews(ViewListener.NONE).addTo(builder);
            }))
            .with(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessing.class);

    @Test
    void shouldChargeWhenProductsAreReserved() {
        Map<String, String> headers = Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01");

        EventId cause = payments.whenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED, headers);

        assertThat(payments.then(Topics.PAYMENT_EVENTS).bodies()).containsExactly(REQUESTED);
        assertThat(payments.then(Topics.PAYMENTS).values()).containsExactly(row(PaymentStatus.PENDING, null, 1));
        assertThat(payments.then(Topics.PAYMENT_REQUESTS).records())
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.key()).isEqualTo(ORDER);
                    assertThat(request.value().body()).isEqualTo(charge(1));
                    assertThat(request.value().eventId()).isEqualTo(cause.follower("charge-payment", 0));
                    assertThat(request.headers()).isEqualTo(headers);
                });
    }

    @Test
    void shouldShowACompletedPaymentWhenTheChargeSucceeds() {
        payments.givenMessage(Topics.ORDER_EVENTS, ORDER, CREATED);
        payments.givenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED);

        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, succeeded(1));

        assertThat(payments.then(Topics.PAYMENT_EVENTS).bodies()).containsExactly(PROCESSED);
        assertThat(payments.then(Topics.PAYMENTS).values()).containsExactly(row(PaymentStatus.COMPLETED, null, 2));
        assertThat(payments.entries("payments-by-id")).containsExactly(Map.entry(PAYMENT.value(), ORDER));
        assertThat(payments.entries("payments-by-user"))
                .containsExactly(Map.entry(USER.value() + "|2026-01-01T00:00:00.000Z|" + PAYMENT.value(), ORDER));
        assertThat(payments.entries("payments")).containsOnlyKeys(ORDER);
    }

    @Test
    void shouldAskAgainAfterTheBackOffWhenTheOutcomeIsUnknown() {
        payments.givenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED);

        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, unanswered(1));
        payments.advance(Duration.ofMillis(800));

        assertThat(payments.then(Topics.PAYMENT_EVENTS).bodies()).containsExactly(unknown(1));
        assertThat(payments.then(Topics.PAYMENTS).values()).containsExactly(row(PaymentStatus.UNKNOWN, "timeout", 2));
        assertThat(payments.then(Topics.PAYMENT_REQUESTS).bodies()).isEmpty();

        payments.advance(TICK);

        assertThat(payments.then(Topics.PAYMENT_REQUESTS).bodies()).containsExactly(charge(2));
        assertThat(payments.entries("payment-retries")).isEmpty();
    }

    @Test
    void shouldKeepTheTraceOfTheOrderWhenItAsksAgain() {
        Map<String, String> headers = Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01");
        payments.ignoring(Topics.PAYMENT_EVENTS, Topics.PAYMENTS);
        payments.whenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED, headers);
        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, unanswered(1), headers);
        assertThat(payments.then(Topics.PAYMENT_REQUESTS).bodies()).hasSize(1);

        payments.advance(Duration.ofSeconds(1));

        assertThat(payments.then(Topics.PAYMENT_REQUESTS).records())
                .singleElement()
                .satisfies(request -> assertThat(request.headers()).isEqualTo(headers));
    }

    @Test
    void shouldReverseAtOnceWhenTheOrderFailsMeanwhile() {
        payments.givenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED);
        payments.givenMessage(Topics.PAYMENT_RESULTS, ORDER, unanswered(1));

        payments.whenMessage(Topics.ORDER_EVENTS, ORDER, FAILED);
        payments.advance(Duration.ofMinutes(5));

        assertThat(payments.then(Topics.PAYMENT_REQUESTS).bodies()).containsExactly(reverse(2));

        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, reversed(2, false));

        assertThat(payments.then(Topics.PAYMENT_EVENTS).bodies()).containsExactly(failed("voided"));
        assertThat(payments.then(Topics.PAYMENTS).values()).hasSize(1);
    }

    @Test
    void shouldRefundWhenAConfirmedOrderIsCancelled() {
        payments.givenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED);
        payments.givenMessage(Topics.PAYMENT_RESULTS, ORDER, succeeded(1));

        payments.whenMessage(Topics.ORDER_EVENTS, ORDER, CANCELLED);
        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, reversed(2, true));

        assertThat(payments.then(Topics.PAYMENT_REQUESTS).bodies()).containsExactly(reverse(2));
        assertThat(payments.then(Topics.PAYMENT_EVENTS).bodies()).containsExactly(REFUNDED);
        assertThat(payments.then(Topics.PAYMENTS).values()).containsExactly(row(PaymentStatus.REFUNDED, null, 3));
    }

    @Test
    void shouldPassOverARecordThatLiesUnderAnothersKey() {
        OrderId other = OrderId.of(new UUID(0, 99));

        payments.whenMessage(Topics.ORDER_EVENTS, other, RESERVED);

        assertThat(payments.then(Topics.DEAD_LETTERS).records()).singleElement().satisfies(letter -> {
            assertThat(new String(letter.key(), UTF_8)).isEqualTo(other.value());
            assertThat(letter.headers()).containsEntry(DeadLetter.TOPIC, Topics.ORDER_EVENTS.name());
        });
        assertThat(payments.entries("payment-ledger")).isEmpty();
    }

    @Test
    void shouldPassOverARecordWithoutAValue() {
        payments.pipeRaw(Topics.PAYMENT_RESULTS.name(), ORDER.value().getBytes(UTF_8), null);

        assertThat(payments.then(Topics.DEAD_LETTERS).records()).hasSize(1);
    }

    @Test
    void shouldLetTheViewsBeQueriedAndNotTheLedger() {
        List<String> queryable =
                PaymentViews.queryable().stream().map(store -> store.name()).toList();

        assertThat(queryable).containsExactly("payments", "payments-by-id", "payments-by-user");
        assertThat(payments.stores()).containsAll(queryable).contains("payment-ledger", "payment-retries");
    }

    private static PaymentRow row(PaymentStatus status, @Nullable String reason, long version) {
        return new PaymentRow(
                PAYMENT,
                ORDER,
                USER,
                AMOUNT,
                status,
                Optional.ofNullable(reason),
                version,
                TopologyHarness.START,
                TopologyHarness.START);
    }
}
