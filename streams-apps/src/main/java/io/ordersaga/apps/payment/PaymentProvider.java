package io.ordersaga.apps.payment;

import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;

/**
 * Whoever takes the money. The payment's id is the idempotency key: asked again under one key, it takes the money once, and
 * after a reversal it takes none. Called on virtual threads, many at a time, but never two for one order. A call may block; an
 * interrupt ends it.
 */
public interface PaymentProvider {

    /** What became of a charge. */
    sealed interface ChargeAnswer {
        /** The money has been taken. */
        record Taken() implements ChargeAnswer {}

        /** No money was taken, and none will be. */
        record Declined(String reason) implements ChargeAnswer {}
    }

    /** @throws NoAnswerException if it is not known what became of it */
    ChargeAnswer charge(ChargePayment request) throws NoAnswerException, InterruptedException;

    /**
     * Sees to it that nothing is and nothing will be charged.
     *
     * @return whether money had been taken and was given back
     * @throws NoAnswerException if it is not known what became of it
     */
    boolean reverse(ReversePayment request) throws NoAnswerException, InterruptedException;
}
