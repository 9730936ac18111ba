package io.ordersaga.topology.view.payment;

import static io.ordersaga.topology.decision.payment.PaymentExamples.AMOUNT;
import static io.ordersaga.topology.decision.payment.PaymentExamples.COMMAND;
import static io.ordersaga.topology.decision.payment.PaymentExamples.ORDER;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PAYMENT;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PROCESSED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.REFUNDED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.REQUESTED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.USER;
import static io.ordersaga.topology.decision.payment.PaymentExamples.failed;
import static io.ordersaga.topology.decision.payment.PaymentExamples.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.table.PaymentRow;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentViewFoldTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");
    private static final PaymentView VIEW =
            new PaymentView(PAYMENT, ORDER, USER, AMOUNT, PaymentStatus.PENDING, Optional.empty(), 1, CREATED, CREATED);

    @Test
    void shouldShowAPendingPaymentWhenItIsRequested() {
        assertThat(PaymentViewFold.apply(Optional.empty(), at(CREATED, REQUESTED)))
                .contains(VIEW);
    }

    @Test
    void shouldShowNothingWhenItWasNotRequested() {
        assertThat(PaymentViewFold.apply(Optional.empty(), at(LATER, PROCESSED)))
                .isEmpty();
    }

    @Test
    void shouldShowACompletedPaymentWhenItIsProcessed() {
        assertThat(after(VIEW, PROCESSED)).isEqualTo(later(PaymentStatus.COMPLETED, Optional.empty(), 2));
    }

    @Test
    void shouldShowTheReasonWhenItFails() {
        assertThat(after(VIEW, failed("card expired")))
                .isEqualTo(later(PaymentStatus.FAILED, Optional.of("card expired"), 2));
    }

    @Test
    void shouldShowTheReasonUntilTheOutcomeIsKnown() {
        PaymentView unknown = after(VIEW, unknown(1));
        PaymentView known = after(unknown, PROCESSED);

        assertThat(unknown).isEqualTo(later(PaymentStatus.UNKNOWN, Optional.of("timeout"), 2));
        assertThat(known).isEqualTo(later(PaymentStatus.COMPLETED, Optional.empty(), 3));
    }

    @Test
    void shouldShowARefundedPaymentWhenItIsGivenBack() {
        assertThat(after(after(VIEW, PROCESSED), REFUNDED))
                .isEqualTo(later(PaymentStatus.REFUNDED, Optional.empty(), 3));
    }

    @Test
    void shouldGiveTheTableTheSame() {
        PaymentView view = later(PaymentStatus.FAILED, Optional.of("card expired"), 2);

        assertThat(view.toRow())
                .isEqualTo(new PaymentRow(
                        PAYMENT,
                        ORDER,
                        USER,
                        AMOUNT,
                        PaymentStatus.FAILED,
                        Optional.of("card expired"),
                        2,
                        CREATED,
                        LATER));
    }

    private static PaymentView after(PaymentView view, PaymentEvent event) {
        return PaymentViewFold.apply(Optional.of(view), at(LATER, event)).orElseThrow();
    }

    private static PaymentView later(PaymentStatus status, Optional<String> reason, long version) {
        return new PaymentView(PAYMENT, ORDER, USER, AMOUNT, status, reason, version, CREATED, LATER);
    }

    private static Message<PaymentEvent> at(Instant at, PaymentEvent event) {
        return new Message<>(COMMAND, at, event);
    }
}
