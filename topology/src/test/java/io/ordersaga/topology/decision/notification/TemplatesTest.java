package io.ordersaga.topology.decision.notification;

import static io.ordersaga.topology.decision.notification.NotificationExamples.CONFIRMED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.LINES;
import static io.ordersaga.topology.decision.notification.NotificationExamples.ORDER;
import static io.ordersaga.topology.decision.notification.NotificationExamples.PAYMENT;
import static io.ordersaga.topology.decision.notification.NotificationExamples.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {
    private static final String ID = ORDER.value();

    private final Templates templates = new Templates("EUR");

    @Test
    void shouldTellWhatWasBoughtForHowMuchWhenAnOrderIsConfirmed() {
        Wording wording = templates.confirmed(CONFIRMED);

        assertThat(wording.subject().value()).isEqualTo("Your order " + ID + " is confirmed");
        assertThat(wording.text()).isEqualTo("""
                your order %s is confirmed and paid.

                  2 x Kettle: 39.98 EUR
                  1 x Tee für zwei: 14.99 EUR

                Total: 54.97 EUR
                """.formatted(ID));
    }

    @Test
    void shouldTellWhyWhenAnOrderFailed() {
        Wording wording =
                templates.failed(new OrderFailed(ORDER, LINES, FailureReason.PAYMENT_DECLINED, Optional.of("x")));

        assertThat(wording.subject().value()).isEqualTo("Your order " + ID + " could not be completed");
        assertThat(wording.text()).isEqualTo("""
                your order %s could not be completed: the payment was declined.

                  2 x Kettle: 39.98 EUR
                  1 x Tee für zwei: 14.99 EUR

                Nothing is owed for it. Whatever had been paid is given back.
                """.formatted(ID));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayEveryReasonInWords(FailureReason reason) {
        Wording wording = templates.failed(new OrderFailed(ORDER, LINES, reason, Optional.empty()));

        assertThat(wording.text().lines().findFirst().orElseThrow())
                .endsWith(".")
                .doesNotContain(reason.code());
    }

    @Test
    void shouldTellTheReasonOfACancellationWhenThereIsOne() {
        Wording with = templates.cancelled(
                new OrderCancelled(ORDER, LINES, Optional.of("ordered twice"), NotificationExamples.COMMAND));
        Wording without =
                templates.cancelled(new OrderCancelled(ORDER, LINES, Optional.empty(), NotificationExamples.COMMAND));

        assertThat(with.subject().value()).isEqualTo("Your order " + ID + " is cancelled");
        assertThat(with.text()).isEqualTo("""
                your order %s is cancelled.
                Reason: ordered twice

                  2 x Kettle: 39.98 EUR
                  1 x Tee für zwei: 14.99 EUR

                Whatever had been paid is given back.
                """.formatted(ID));
        assertThat(without.text()).startsWith("your order " + ID + " is cancelled.\n\n  2 x Kettle");
    }

    @Test
    void shouldTellTheAmountOfARefund() {
        Wording wording = templates.refunded(new PaymentRefunded(ORDER, PAYMENT, TOTAL));

        assertThat(wording.subject().value()).isEqualTo("Your payment for order " + ID + " is refunded");
        assertThat(wording.text())
                .isEqualTo("we have given back 54.97 EUR that you had paid for your order " + ID + ".\n");
    }

    @Test
    void shouldGreetByTheFirstName() {
        assertThat(Templates.letter("Ada", Templates.welcome().text()))
                .isEqualTo("Hello Ada,\n\nyour account is open. Thank you for joining us.\n");
    }

    @Test
    void shouldKeepWhatPeopleTypedOnItsLine() {
        String typed = "Ada\r\nBcc: all@example.org\u2028\u0000\n\n.\nx";
        OrderLine line = new OrderLine(ProductId.of(new UUID(0, 1)), typed, new Quantity(1), new Money(1));

        String greeting = Templates.letter(typed, "text\n");
        String confirmed = templates
                .confirmed(new OrderConfirmed(ORDER, List.of(line), PAYMENT, new Money(1)))
                .text();
        String cancelled = templates
                .cancelled(new OrderCancelled(ORDER, LINES, Optional.of(typed), NotificationExamples.COMMAND))
                .text();

        assertThat(greeting).isEqualTo("Hello Ada Bcc: all@example.org . x,\n\ntext\n");
        assertThat(confirmed).contains("  1 x Ada Bcc: all@example.org . x: 0.01 EUR\n");
        assertThat(cancelled).contains("Reason: Ada Bcc: all@example.org . x\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "7, 0.07", "100, 1.00", "9007199254740991, 90071992547409.91"})
    void shouldWriteAmountsWithTwoDecimals(long minorUnits, String text) {
        Wording wording = templates.refunded(new PaymentRefunded(ORDER, PAYMENT, new Money(minorUnits)));

        assertThat(wording.text()).contains(" " + text + " EUR ");
    }
}
