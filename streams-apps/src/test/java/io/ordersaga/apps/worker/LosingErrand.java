package io.ordersaga.apps.worker;

import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentResult;
import java.util.Optional;

/** An errand whose requests all come to nothing. */
record LosingErrand(Errand<PaymentRequest, PaymentResult> errand) implements Errand<PaymentRequest, PaymentResult> {
    @Override
    public PaymentResult run(PaymentRequest request, Optional<String> traceparent)
            throws NoAnswerException, InterruptedException {
        return errand.run(request, traceparent);
    }

    @Override
    public PaymentResult unanswered(PaymentRequest request, String reason) {
        return errand.unanswered(request, reason);
    }

    @Override
    public Optional<String> loss(PaymentRequest request, PaymentResult result) {
        return Optional.of("given up");
    }
}
