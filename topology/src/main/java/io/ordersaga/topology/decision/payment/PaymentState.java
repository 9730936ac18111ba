package io.ordersaga.topology.decision.payment;

import java.time.Instant;

/**
 * Where the payment of one order stands.
 *
 * <pre>{@code
 *                      ┌──────────────► Declined
 *                      │
 * NotRequested ──► Charging ──► Charged ──► Reversing ──► Refunded | Voided
 *                   │ ▲  │                   ▲  │  ▲
 *                   ▼ │  └───────────────────┘  ▼  │
 *              AwaitingRetry ──────────────► AwaitingReversal
 * }</pre>
 *
 * AwaitingRetry goes to Reversing, not to AwaitingReversal, when the order fails meanwhile. Declined, Refunded and Voided are
 * final; Charged is, as long as the order stands. The attempts count all questions about the payment, charges and reversals.
 */
public sealed interface PaymentState {

    /** The order's products are not reserved yet. */
    record NotRequested() implements PaymentState {}

    /** A payment about which the provider was asked, or is to be asked again. */
    sealed interface Open extends PaymentState {
        Payment payment();

        /** The latest attempt, from 1. */
        int attempt();
    }

    /** A payment whose provider did not say what happened, and that waits for the time to ask again. */
    sealed interface Waiting extends Open {
        Instant dueAt();
    }

    /** @param abandoned whether the order has failed meanwhile, so that a charge is to be reversed as soon as it is known */
    record Charging(Payment payment, int attempt, boolean abandoned) implements Open {}

    /** Whether the money was taken is unknown; the charge is asked for again, with the same key. */
    record AwaitingRetry(Payment payment, int attempt, Instant dueAt) implements Waiting {}

    /** The money has been taken. */
    record Charged(Payment payment, int attempt) implements Open {}

    /** @param chargeKnown whether the money is known to have been taken; if not, the answer to the reversal will tell */
    record Reversing(Payment payment, int attempt, boolean chargeKnown) implements Open {}

    /** Whether the money was given back is unknown; the reversal is asked for again, with the same key. */
    record AwaitingReversal(Payment payment, int attempt, boolean chargeKnown, Instant dueAt) implements Waiting {}

    /** The provider has refused: no money was taken, and none will be. */
    record Declined(Payment payment) implements PaymentState {}

    /** The money was taken and has been given back. */
    record Refunded(Payment payment) implements PaymentState {}

    /** The reversal found that no money had been taken, and none will be. */
    record Voided(Payment payment) implements PaymentState {}
}
