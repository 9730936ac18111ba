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
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentTopologyTest {
    private static final Duration TICK = Duration.ofMillis(200);

    @RegisterExtension
    final ServiceHarness payments = ServiceHarness.ofParts(builder -> {
        new PaymentTopology(RetryPolicy.DEFAULT).addTo(builder);
        new PaymentViews(ViewListener.NONE).addTo(builder);
    });

    @Test
    void shouldChargeWhenProductsAreReserved() {
        Map<String, String> headers = Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01");

        EventId cause = payments.whenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED, headers);

        assertThat(payments.thenBodies(Topics.PAYMENT_EVENTS)).containsExactly(REQUESTED);
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

        assertThat(payments.thenBodies(Topics.PAYMENT_EVENTS)).containsExactly(PROCESSED);
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

        assertThat(payments.thenBodies(Topics.PAYMENT_EVENTS)).containsExactly(unknown(1));
        assertThat(payments.then(Topics.PAYMENTS).values()).containsExactly(row(PaymentStatus.UNKNOWN, "timeout", 2));
        assertThat(payments.thenBodies(Topics.PAYMENT_REQUESTS)).isEmpty();

        payments.advance(TICK);

        assertThat(payments.thenBodies(Topics.PAYMENT_REQUESTS)).containsExactly(charge(2));
        assertThat(payments.entries("payment-retries")).isEmpty();
    }

    @Test
    void shouldKeepTheTraceOfTheOrderWhenItAsksAgain() {
        Map<String, String> headers = Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01");
        payments.ignoring(Topics.PAYMENT_EVENTS, Topics.PAYMENTS);
        payments.whenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED, headers);
        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, unanswered(1), headers);
        assertThat(payments.thenBodies(Topics.PAYMENT_REQUESTS)).hasSize(1);

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

        assertThat(payments.thenBodies(Topics.PAYMENT_REQUESTS)).containsExactly(reverse(2));

        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, reversed(2, false));

        assertThat(payments.thenBodies(Topics.PAYMENT_EVENTS)).containsExactly(failed("voided"));
        assertThat(payments.then(Topics.PAYMENTS).values()).hasSize(1);
    }

    @Test
    void shouldRefundWhenAConfirmedOrderIsCancelled() {
        payments.givenMessage(Topics.ORDER_EVENTS, ORDER, RESERVED);
        payments.givenMessage(Topics.PAYMENT_RESULTS, ORDER, succeeded(1));

        payments.whenMessage(Topics.ORDER_EVENTS, ORDER, CANCELLED);
        payments.whenMessage(Topics.PAYMENT_RESULTS, ORDER, reversed(2, true));

        assertThat(payments.thenBodies(Topics.PAYMENT_REQUESTS)).containsExactly(reverse(2));
        assertThat(payments.thenBodies(Topics.PAYMENT_EVENTS)).containsExactly(REFUNDED);
        assertThat(payments.then(Topics.PAYMENTS).values()).containsExactly(row(PaymentStatus.REFUNDED, null, 3));
    }

    @Test
    void shouldPassOverARecordThatLiesUnderAnothersKey() {
        OrderId other = OrderId.of(new UUID(0, 99));
        Message<OrderEvent> misplaced = payments.message(RESERVED);

        payments.when(Topics.ORDER_EVENTS, other, misplaced);

        payments.thenDeadLetter()
                .isFrom(Topics.ORDER_EVENTS.name(), 0)
                .keeps(
                        other.value().getBytes(UTF_8),
                        Topics.ORDER_EVENTS.value().serializer().serialize("", misplaced));
        assertThat(payments.entries("payment-ledger")).isEmpty();
    }

    @Test
    void shouldPassOverARecordWithoutAValue() {
        payments.pipeRaw(Topics.PAYMENT_RESULTS.name(), ORDER.value().getBytes(UTF_8), null);

        payments.thenDeadLetter().isFrom(Topics.PAYMENT_RESULTS.name(), 0).keeps(ORDER.value(), null);
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
