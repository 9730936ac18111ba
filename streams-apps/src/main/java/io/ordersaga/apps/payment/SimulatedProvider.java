package io.ordersaga.apps.payment;

import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A provider that takes no money and remembers nothing: token, attempt and question alone decide its answer, so that it gives
 * the same one after any crash.
 *
 * <table>
 * <caption>Tokens</caption>
 * <tr><th>token</th><th>charge</th><th>reversal finds</th></tr>
 * <tr><td>{@code tok_ok}</td><td>taken</td><td>charged</td></tr>
 * <tr><td>{@code tok_decline}</td><td>declined</td><td>nothing</td></tr>
 * <tr><td>{@code tok_slow_3s}</td><td>taken after three seconds</td><td>charged</td></tr>
 * <tr><td>{@code tok_timeout_then_ok}</td><td>attempt 1 takes it and never answers, others say taken</td><td>charged</td></tr>
 * <tr><td>{@code tok_timeout}</td><td>never answers and takes nothing</td><td>nothing</td></tr>
 * <tr><td>any other</td><td>declined</td><td>nothing</td></tr>
 * <tr><td>none</td><td>taken, but for a share of payments that the payment's id decides on</td><td>what was taken</td></tr>
 * </table>
 */
public final class SimulatedProvider implements PaymentProvider {
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final int ALL = 100;

    private final int declinedPercent;
    private final Duration slow;

    /**
     * @param declinedPercent share of the payments without a token that is declined, 0 to 100
     * @throws IllegalArgumentException if the share is out of range
     */
    public SimulatedProvider(int declinedPercent) {
        this(declinedPercent, SLOW);
    }

    SimulatedProvider(int declinedPercent, Duration slow) {
        if (declinedPercent < 0 || declinedPercent > ALL) {
            throw new IllegalArgumentException("share of declines must be 0..100 percent but is " + declinedPercent);
        }
        this.declinedPercent = declinedPercent;
        this.slow = slow;
    }

    @Override
    public ChargeAnswer charge(ChargePayment request) throws InterruptedException {
        return switch (plan(request)) {
            case TAKE -> new ChargeAnswer.Taken();
            case DECLINE -> new ChargeAnswer.Declined("declined");
            case DECLINE_TOKEN -> new ChargeAnswer.Declined("unknown-token");
            case TAKE_SLOWLY -> {
                Thread.sleep(slow);
                yield new ChargeAnswer.Taken();
            }
            case TAKE_UNHEARD -> request.attempt() == 1 ? neverAnswer() : new ChargeAnswer.Taken();
            case HANG -> neverAnswer();
        };
    }

    @Override
    public boolean reverse(ReversePayment request) {
        return switch (plan(request)) {
            case TAKE, TAKE_SLOWLY, TAKE_UNHEARD -> true;
            case DECLINE, DECLINE_TOKEN, HANG -> false;
        };
    }

    private enum Plan {
        TAKE,
        TAKE_SLOWLY,
        TAKE_UNHEARD,
        DECLINE,
        DECLINE_TOKEN,
        HANG
    }

    private Plan plan(PaymentRequest request) {
        return switch (token(request)) {
            case "tok_ok" -> Plan.TAKE;
            case "tok_decline" -> Plan.DECLINE;
            case "tok_slow_3s" -> Plan.TAKE_SLOWLY;
            case "tok_timeout_then_ok" -> Plan.TAKE_UNHEARD;
            case "tok_timeout" -> Plan.HANG;
            case "" -> isInDeclinedShare(request.paymentId()) ? Plan.DECLINE : Plan.TAKE;
            default -> Plan.DECLINE_TOKEN;
        };
    }

    private static String token(PaymentRequest request) {
        return switch (request) {
            case ChargePayment charge -> charge.token().orElse("");
            case ReversePayment reverse -> reverse.token().orElse("");
        };
    }

    private boolean isInDeclinedShare(PaymentId payment) {
        return Math.floorMod(payment.value().hashCode(), ALL) < declinedPercent;
    }

    private static ChargeAnswer neverAnswer() throws InterruptedException {
        new CountDownLatch(1).await();
        throw new IllegalStateException("nobody counts this latch down");
    }
}
