package io.ordersaga.topology.decision.notification;

import static io.ordersaga.topology.decision.notification.NotificationExamples.CANCELLED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.COMMAND;
import static io.ordersaga.topology.decision.notification.NotificationExamples.CONFIRMED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.CREATED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.FAILED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.LINES;
import static io.ordersaga.topology.decision.notification.NotificationExamples.ORDER;
import static io.ordersaga.topology.decision.notification.NotificationExamples.PAYMENT;
import static io.ordersaga.topology.decision.notification.NotificationExamples.REFUNDED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.REQUESTED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.TOTAL;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationCommand.NotifyUser;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topology.decision.notification.OrderNotices.Step;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderNoticesTest {
    private static final Templates TEMPLATES = new Templates("USD");
    private static final Optional<UserId> OWNER = Optional.of(USER);

    static Stream<OrderEvent> quietOrderEvents() {
        return Stream.of(
                new OrderEvent.OrderPaymentFailed(ORDER, LINES, FailureReason.PAYMENT_TIMEOUT, Optional.empty()),
                new OrderEvent.OrderCancellationRequested(ORDER, Optional.empty(), COMMAND),
                new OrderEvent.OrderCommandRefused(ORDER, COMMAND, RefusalCode.INVALID_TRANSITION),
                new OrderEvent.OrderEventNoted(ORDER, "payment-processed", Optional.empty()));
    }

    static Stream<PaymentEvent> quietPaymentEvents() {
        return Stream.of(
                new PaymentEvent.PaymentProcessed(ORDER, PAYMENT, TOTAL),
                new PaymentEvent.PaymentFailed(ORDER, PAYMENT, "card expired"),
                new PaymentEvent.PaymentUnknown(ORDER, PAYMENT, 1, "timeout"));
    }

    @Test
    void shouldRememberTheOwnerFromTheFirstEvent() {
        assertThat(OrderNotices.decide(Optional.empty(), CREATED, TEMPLATES))
                .isEqualTo(new Step(OWNER, Optional.empty()));
        assertThat(OrderNotices.decide(Optional.empty(), REQUESTED, TEMPLATES))
                .isEqualTo(new Step(OWNER, Optional.empty()));
    }

    @Test
    void shouldTellTheOwnerHowAnOrderEnded() {
        assertThat(typeOf(OrderNotices.decide(OWNER, CONFIRMED, TEMPLATES)))
                .isEqualTo(NotificationType.ORDER_CONFIRMED);
        assertThat(typeOf(OrderNotices.decide(OWNER, FAILED, TEMPLATES))).isEqualTo(NotificationType.ORDER_FAILED);
        assertThat(typeOf(OrderNotices.decide(OWNER, CANCELLED, TEMPLATES)))
                .isEqualTo(NotificationType.ORDER_CANCELLED);
        assertThat(typeOf(OrderNotices.decide(OWNER, REFUNDED, TEMPLATES)))
                .isEqualTo(NotificationType.PAYMENT_REFUNDED);
    }

    @Test
    void shouldSayWhatTheTemplateSays() {
        Wording wording = TEMPLATES.confirmed(CONFIRMED);

        assertThat(OrderNotices.decide(OWNER, CONFIRMED, TEMPLATES).notice())
                .hasValue(new NotifyUser(USER, NotificationType.ORDER_CONFIRMED, wording.subject(), wording.text()));
    }

    @ParameterizedTest
    @MethodSource("quietOrderEvents")
    void shouldSayNothingOnTheWay(OrderEvent event) {
        assertThat(OrderNotices.decide(OWNER, event, TEMPLATES)).isEqualTo(new Step(OWNER, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("quietPaymentEvents")
    void shouldSayNothingOfAPaymentThatIsNotGivenBack(PaymentEvent event) {
        assertThat(OrderNotices.decide(OWNER, event, TEMPLATES)).isEqualTo(new Step(OWNER, Optional.empty()));
    }

    @Test
    void shouldRefuseAnEndWhoseOwnerIsNotKnown() {
        assertThatIllegalStateException().isThrownBy(() -> OrderNotices.decide(Optional.empty(), CONFIRMED, TEMPLATES));
        assertThatIllegalStateException().isThrownBy(() -> OrderNotices.decide(Optional.empty(), REFUNDED, TEMPLATES));
    }

    private static NotificationType typeOf(Step step) {
        assertThat(step.notice()).map(NotifyUser::userId).hasValue(USER);
        return step.notice().orElseThrow().type();
    }
}
