package io.ordersaga.topology.decision.payment;

import static io.ordersaga.topology.decision.payment.PaymentExamples.AMOUNT;
import static io.ordersaga.topology.decision.payment.PaymentExamples.CANCELLATION_REQUESTED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.CANCELLED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.CONFIRMED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.FAILED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.ORDER;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PAYMENT;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PAYMENT_FAILED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PROCESSED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.REFUNDED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.REQUESTED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.RESERVED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.TOKEN;
import static io.ordersaga.topology.decision.payment.PaymentExamples.USER;
import static io.ordersaga.topology.decision.payment.PaymentExamples.charge;
import static io.ordersaga.topology.decision.payment.PaymentExamples.declined;
import static io.ordersaga.topology.decision.payment.PaymentExamples.failed;
import static io.ordersaga.topology.decision.payment.PaymentExamples.reverse;
import static io.ordersaga.topology.decision.payment.PaymentExamples.reversed;
import static io.ordersaga.topology.decision.payment.PaymentExamples.succeeded;
import static io.ordersaga.topology.decision.payment.PaymentExamples.unanswered;
import static io.ordersaga.topology.decision.payment.PaymentExamples.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topology.decision.payment.PaymentInput.OrderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.ProviderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.RetryDue;
import io.ordersaga.topology.decision.payment.PaymentLedger.Step;
import io.ordersaga.topology.decision.payment.PaymentState.AwaitingRetry;
import io.ordersaga.topology.decision.payment.PaymentState.AwaitingReversal;
import io.ordersaga.topology.decision.payment.PaymentState.Charged;
import io.ordersaga.topology.decision.payment.PaymentState.Charging;
import io.ordersaga.topology.decision.payment.PaymentState.Declined;
import io.ordersaga.topology.decision.payment.PaymentState.NotRequested;
import io.ordersaga.topology.decision.payment.PaymentState.Refunded;
import io.ordersaga.topology.decision.payment.PaymentState.Reversing;
import io.ordersaga.topology.decision.payment.PaymentState.Voided;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The transition table, row by row. */
class PaymentLedgerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DUE = NOW.minusSeconds(1);
    private static final Payment PAY = new Payment(PAYMENT, ORDER, USER, AMOUNT, TOKEN);

    private static final PaymentState NOT_REQUESTED = new NotRequested();
    private static final PaymentState CHARGING = new Charging(PAY, 2, false);
    private static final PaymentState ABANDONED = new Charging(PAY, 2, true);
    private static final PaymentState RETRYING = new AwaitingRetry(PAY, 2, DUE);
    private static final PaymentState CHARGED = new Charged(PAY, 2);
    private static final PaymentState REVERSING = new Reversing(PAY, 3, false);
    private static final PaymentState REFUNDING = new Reversing(PAY, 3, true);
    private static final PaymentState REVERSING_AGAIN = new AwaitingReversal(PAY, 3, false, DUE);
    private static final PaymentState REFUNDING_AGAIN = new AwaitingReversal(PAY, 3, true, DUE);
    private static final PaymentState DECLINED = new Declined(PAY);
    private static final PaymentState GIVEN_BACK = new Refunded(PAY);
    private static final PaymentState VOIDED = new Voided(PAY);

    static Stream<Arguments> moves() {
        return Stream.of(
                row(NOT_REQUESTED, order(RESERVED), new Charging(PAY, 1, false), List.of(REQUESTED), charge(1)),
                row(CHARGING, order(PAYMENT_FAILED), ABANDONED, List.of()),
                row(CHARGING, order(FAILED), ABANDONED, List.of()),
                row(CHARGING, order(CANCELLED), ABANDONED, List.of()),
                row(CHARGING, provider(succeeded(2)), CHARGED, List.of(PROCESSED)),
                row(CHARGING, provider(succeeded(1)), CHARGED, List.of(PROCESSED)),
                row(CHARGING, provider(declined(2)), DECLINED, List.of(failed("card expired"))),
                row(CHARGING, provider(declined(1)), DECLINED, List.of(failed("card expired"))),
                row(
                        CHARGING,
                        provider(unanswered(2)),
                        new AwaitingRetry(PAY, 2, NOW.plusSeconds(2)),
                        List.of(unknown(2))),
                row(ABANDONED, provider(succeeded(2)), REFUNDING, List.of(PROCESSED), reverse(3)),
                row(ABANDONED, provider(declined(2)), DECLINED, List.of(failed("card expired"))),
                row(ABANDONED, provider(unanswered(2)), REVERSING, List.of(), reverse(3)),
                row(RETRYING, new RetryDue(DUE), new Charging(PAY, 3, false), List.of(), charge(3)),
                row(RETRYING, order(FAILED), REVERSING, List.of(), reverse(3)),
                row(RETRYING, order(CANCELLED), REVERSING, List.of(), reverse(3)),
                row(RETRYING, provider(succeeded(1)), CHARGED, List.of(PROCESSED)),
                row(RETRYING, provider(declined(1)), DECLINED, List.of(failed("card expired"))),
                row(CHARGED, order(FAILED), REFUNDING, List.of(), reverse(3)),
                row(CHARGED, order(CANCELLED), REFUNDING, List.of(), reverse(3)),
                row(REVERSING, provider(succeeded(2)), REFUNDING, List.of(PROCESSED)),
                row(REVERSING, provider(reversed(3, true)), GIVEN_BACK, List.of(PROCESSED, REFUNDED)),
                row(REVERSING, provider(reversed(3, false)), VOIDED, List.of(failed("voided"))),
                row(
                        REVERSING,
                        provider(unanswered(3)),
                        new AwaitingReversal(PAY, 3, false, NOW.plusSeconds(4)),
                        List.of()),
                row(REFUNDING, provider(reversed(3, true)), GIVEN_BACK, List.of(REFUNDED)),
                row(REFUNDING, provider(reversed(3, false)), GIVEN_BACK, List.of(REFUNDED)),
                row(
                        REFUNDING,
                        provider(unanswered(3)),
                        new AwaitingReversal(PAY, 3, true, NOW.plusSeconds(4)),
                        List.of()),
                row(REVERSING_AGAIN, new RetryDue(DUE), new Reversing(PAY, 4, false), List.of(), reverse(4)),
                row(REVERSING_AGAIN, provider(succeeded(2)), REFUNDING_AGAIN, List.of(PROCESSED)),
                row(REVERSING_AGAIN, provider(reversed(3, true)), GIVEN_BACK, List.of(PROCESSED, REFUNDED)),
                row(REVERSING_AGAIN, provider(reversed(3, false)), VOIDED, List.of(failed("voided"))),
                row(REFUNDING_AGAIN, new RetryDue(DUE), new Reversing(PAY, 4, true), List.of(), reverse(4)),
                row(REFUNDING_AGAIN, provider(reversed(3, true)), GIVEN_BACK, List.of(REFUNDED)));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void shouldMove(PaymentState state, PaymentInput input, Step expected) {
        assertThat(PaymentLedger.decide(state, input, NOW, RetryPolicy.DEFAULT)).isEqualTo(expected);
    }

    static Stream<Arguments> stays() {
        return Stream.of(
                Arguments.of(NOT_REQUESTED, order(FAILED)),
                Arguments.of(NOT_REQUESTED, provider(succeeded(1))),
                Arguments.of(CHARGING, order(RESERVED)),
                Arguments.of(CHARGING, order(CONFIRMED)),
                Arguments.of(CHARGING, order(CANCELLATION_REQUESTED)),
                Arguments.of(CHARGING, provider(declined(3))),
                Arguments.of(CHARGING, provider(unanswered(1))),
                Arguments.of(CHARGING, new RetryDue(DUE)),
                Arguments.of(ABANDONED, order(FAILED)),
                Arguments.of(ABANDONED, provider(unanswered(1))),
                Arguments.of(RETRYING, new RetryDue(DUE.minusMillis(1))),
                Arguments.of(RETRYING, provider(unanswered(2))),
                Arguments.of(CHARGED, order(CONFIRMED)),
                Arguments.of(CHARGED, provider(succeeded(2))),
                Arguments.of(CHARGED, provider(declined(1))),
                Arguments.of(REVERSING, order(FAILED)),
                Arguments.of(REVERSING, provider(declined(2))),
                Arguments.of(REVERSING, provider(unanswered(2))),
                Arguments.of(REFUNDING, provider(succeeded(2))),
                Arguments.of(REVERSING_AGAIN, new RetryDue(DUE.minusMillis(1))),
                Arguments.of(REFUNDING_AGAIN, provider(succeeded(2))),
                Arguments.of(GIVEN_BACK, provider(succeeded(1))),
                Arguments.of(GIVEN_BACK, provider(unanswered(2))),
                Arguments.of(GIVEN_BACK, provider(reversed(3, true))),
                Arguments.of(VOIDED, provider(declined(1))),
                Arguments.of(VOIDED, provider(unanswered(3))),
                Arguments.of(VOIDED, provider(reversed(2, false))),
                Arguments.of(DECLINED, provider(declined(1))),
                Arguments.of(DECLINED, provider(unanswered(2))));
    }

    @ParameterizedTest
    @MethodSource("stays")
    void shouldStay(PaymentState state, PaymentInput input) {
        Step step = PaymentLedger.decide(state, input, NOW, RetryPolicy.DEFAULT);

        assertThat(step).isEqualTo(new Step(state, List.of(), List.of()));
    }

    private static Arguments row(
            PaymentState from,
            PaymentInput input,
            PaymentState to,
            List<PaymentEvent> events,
            PaymentRequest... asked) {
        return Arguments.of(from, input, new Step(to, events, List.of(asked)));
    }

    private static PaymentInput order(OrderEvent event) {
        return new OrderSaid(event);
    }

    private static PaymentInput provider(PaymentResult result) {
        return new ProviderSaid(result);
    }
}
