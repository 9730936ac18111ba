package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.notification.Subject;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The texts of all messages. What people have typed appears in bodies only, each on one line, and never in a subject.
 *
 * @param currency shown behind every amount (ISO 4217)
 */
public record Templates(String currency) {
    private static final String UNPRINTABLE = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+";

    static Wording welcome() {
        return new Wording(new Subject("Welcome to the shop"), "your account is open. Thank you for joining us.\n");
    }

    /** The whole body: salutation and what there is to tell. */
    static String letter(String firstName, String text) {
        return "Hello %s,\n\n%s".formatted(oneLine(firstName), text);
    }

    Wording confirmed(OrderConfirmed e) {
        return new Wording(subject(e.orderId(), "is confirmed"), """
                your order %s is confirmed and paid.

                %s
                Total: %s
                """.formatted(
                        e.orderId().value(), lines(e.lines()), amount(e.amount())));
    }

    Wording failed(OrderFailed e) {
        return new Wording(subject(e.orderId(), "could not be completed"), """
                your order %s could not be completed: %s

                %s
                Nothing is owed for it. Whatever had been paid is given back.
                """.formatted(
                        e.orderId().value(), inWords(e.reason()), lines(e.lines())));
    }

    Wording cancelled(OrderCancelled e) {
        return new Wording(subject(e.orderId(), "is cancelled"), """
                your order %s is cancelled.
                %s
                %s
                Whatever had been paid is given back.
                """.formatted(
                e.orderId().value(),
                e.reason().map(reason -> "Reason: " + oneLine(reason) + "\n").orElse(""),
                lines(e.lines())));
    }

    Wording refunded(PaymentRefunded e) {
        return new Wording(
                new Subject("Your payment for order %s is refunded"
                        .formatted(e.orderId().value())),
                """
                we have given back %s that you had paid for your order %s.
                """.formatted(amount(e.amount()), e.orderId().value()));
    }

    private static Subject subject(OrderId order, String outcome) {
        return new Subject("Your order %s %s".formatted(order.value(), outcome));
    }

    private static String inWords(FailureReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> "something in it is out of stock.";
            case UNKNOWN_PRODUCT -> "something in it is no longer sold.";
            case PAYMENT_DECLINED -> "the payment was declined.";
            case PAYMENT_TIMEOUT -> "the payment did not come through in time.";
            case SAGA_TIMEOUT -> "it took us too long.";
        };
    }

    private String lines(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> "  %d x %s: %s\n"
                        .formatted(line.quantity().units(), oneLine(line.name()), amount(line.total())))
                .collect(Collectors.joining());
    }

    private String amount(Money money) {
        return money.decimal() + " " + currency;
    }

    private static String oneLine(String text) {
        return text.replaceAll(UNPRINTABLE, " ").strip();
    }
}
