package io.ordersaga.topology.decision.payment;

import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentFailed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRequested;
import io.ordersaga.topics.payment.PaymentEvent.PaymentUnknown;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import io.ordersaga.topics.payment.PaymentResult.ChargeDeclined;
import io.ordersaga.topics.payment.PaymentResult.ChargeSucceeded;
import io.ordersaga.topics.payment.PaymentResult.OutcomeUnknown;
import io.ordersaga.topics.payment.PaymentResult.PaymentReversed;
import io.ordersaga.topology.decision.payment.PaymentInput.OrderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.ProviderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.RetryDue;
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

/**
 * What becomes of an order's payment. Pure: the same state, input and time give the same step.
 *
 * <p>Only the provider knows whether money was taken. An answer that does not tell is never guessed: as long as the order
 * stands the charge is asked for again, and once it has ended badly its reversal is, which settles what the charge left open.
 */
public final class PaymentLedger {
    /** Why a payment failed whose reversal found nothing charged. */
    public static final String VOIDED = "voided";

    private PaymentLedger() {}

    /**
     * @param events what has happened, in this order; empty where the input changes nothing
     * @param requests what the provider is to be asked
     */
    public record Step(PaymentState next, List<PaymentEvent> events, List<PaymentRequest> requests) {
        public Step {
            events = List.copyOf(events);
            requests = List.copyOf(requests);
        }
    }

    private record On(PaymentState state, PaymentInput input) {}

    /** @param now when the decision is taken; back-offs count from it */
    public static Step decide(PaymentState state, PaymentInput input, Instant now, RetryPolicy policy) {
        return switch (new On(state, input)) {
            case On(NotRequested s, OrderSaid(OrderProductsReserved e)) -> request(Payment.of(e.order()));

            case On(Charging s, OrderSaid(var e)) when endsBadly(e) -> to(new Charging(s.payment(), s.attempt(), true));
            case On(AwaitingRetry s, OrderSaid(var e))
            when endsBadly(e) -> reverse(s.payment(), s.attempt() + 1, false);
            case On(Charged s, OrderSaid(var e)) when endsBadly(e) -> reverse(s.payment(), s.attempt() + 1, true);

            // Money that was taken was taken, whichever attempt took it.
            case On(Charging s, ProviderSaid(ChargeSucceeded r))
            when s.abandoned() -> reverse(s.payment(), s.attempt() + 1, true, processed(s.payment()));
            case On(Charging s, ProviderSaid(ChargeSucceeded r)) -> charged(s.payment(), s.attempt());
            case On(AwaitingRetry s, ProviderSaid(ChargeSucceeded r)) -> charged(s.payment(), s.attempt());
            case On(Reversing s, ProviderSaid(ChargeSucceeded r))
            when !s.chargeKnown() -> to(new Reversing(s.payment(), s.attempt(), true), processed(s.payment()));
            case On(AwaitingReversal s, ProviderSaid(ChargeSucceeded r))
            when !s.chargeKnown() ->
                to(new AwaitingReversal(s.payment(), s.attempt(), true, s.dueAt()), processed(s.payment()));

            case On(Charging s, ProviderSaid(ChargeDeclined r))
            when r.attempt() <= s.attempt() -> declined(s.payment(), r.reason());
            case On(AwaitingRetry s, ProviderSaid(ChargeDeclined r))
            when r.attempt() <= s.attempt() -> declined(s.payment(), r.reason());

            case On(Charging s, ProviderSaid(OutcomeUnknown r))
            when r.attempt() == s.attempt() && s.abandoned() -> reverse(s.payment(), s.attempt() + 1, false);
            case On(Charging s, ProviderSaid(OutcomeUnknown r))
            when r.attempt() == s.attempt() ->
                to(
                        new AwaitingRetry(s.payment(), s.attempt(), now.plus(policy.backOff(s.attempt()))),
                        unknown(s.payment(), r));
            case On(Reversing s, ProviderSaid(OutcomeUnknown r))
            when r.attempt() == s.attempt() ->
                to(new AwaitingReversal(
                        s.payment(), s.attempt(), s.chargeKnown(), now.plus(policy.backOff(s.attempt()))));

            case On(AwaitingRetry s, RetryDue(var dueAt))
            when dueAt.equals(s.dueAt()) -> charge(s.payment(), s.attempt() + 1, List.of());
            case On(AwaitingReversal s, RetryDue(var dueAt))
            when dueAt.equals(s.dueAt()) -> reverse(s.payment(), s.attempt() + 1, s.chargeKnown());

            case On(Reversing s, ProviderSaid(PaymentReversed r)) -> reversed(s.payment(), s.chargeKnown(), r);
            case On(AwaitingReversal s, ProviderSaid(PaymentReversed r)) -> reversed(s.payment(), s.chargeKnown(), r);

            // Repeated, late, or no business of the payment: already decided.
            case On(PaymentState s, PaymentInput i) -> to(s);
        };
    }

    /** Whether nothing may stay charged for the order. */
    private static boolean endsBadly(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderPaymentFailed e -> true;
            case OrderEvent.OrderFailed e -> true;
            case OrderEvent.OrderCancelled e -> true;
            case OrderEvent.OrderCreated e -> false;
            case OrderProductsReserved e -> false;
            case OrderEvent.OrderConfirmed e -> false;
            case OrderEvent.OrderCancellationRequested e -> false;
            case OrderEvent.OrderCommandRefused e -> false;
            case OrderEvent.OrderEventNoted e -> false;
        };
    }

    private static Step request(Payment p) {
        return charge(p, 1, List.of(new PaymentRequested(p.orderId(), p.paymentId(), p.userId(), p.amount())));
    }

    private static Step charge(Payment p, int attempt, List<PaymentEvent> events) {
        return new Step(
                new Charging(p, attempt, false),
                events,
                List.of(new ChargePayment(p.orderId(), p.paymentId(), attempt, p.amount(), p.token())));
    }

    private static Step reverse(Payment p, int attempt, boolean chargeKnown, PaymentEvent... events) {
        return new Step(
                new Reversing(p, attempt, chargeKnown),
                List.of(events),
                List.of(new ReversePayment(p.orderId(), p.paymentId(), attempt, p.amount(), p.token())));
    }

    private static Step charged(Payment p, int attempt) {
        return to(new Charged(p, attempt), processed(p));
    }

    private static Step declined(Payment p, String reason) {
        return to(new Declined(p), new PaymentFailed(p.orderId(), p.paymentId(), reason));
    }

    private static Step reversed(Payment p, boolean chargeKnown, PaymentReversed result) {
        if (chargeKnown) {
            return to(new Refunded(p), refunded(p));
        }
        return result.charged()
                ? to(new Refunded(p), processed(p), refunded(p))
                : to(new Voided(p), new PaymentFailed(p.orderId(), p.paymentId(), VOIDED));
    }

    private static PaymentEvent processed(Payment p) {
        return new PaymentProcessed(p.orderId(), p.paymentId(), p.amount());
    }

    private static PaymentEvent refunded(Payment p) {
        return new PaymentRefunded(p.orderId(), p.paymentId(), p.amount());
    }

    private static PaymentEvent unknown(Payment p, OutcomeUnknown result) {
        return new PaymentUnknown(p.orderId(), p.paymentId(), result.attempt(), result.reason());
    }

    private static Step to(PaymentState next, PaymentEvent... events) {
        return new Step(next, List.of(events), List.of());
    }
}
