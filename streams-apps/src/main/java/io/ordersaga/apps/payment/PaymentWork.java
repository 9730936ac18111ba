package io.ordersaga.apps.payment;

import io.ordersaga.apps.worker.Errand;
import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.apps.worker.Work;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.payment.PaymentResult.ChargeDeclined;
import io.ordersaga.topics.payment.PaymentResult.ChargeSucceeded;
import io.ordersaga.topics.payment.PaymentResult.OutcomeUnknown;
import io.ordersaga.topics.payment.PaymentResult.PaymentReversed;
import io.ordersaga.topics.wire.WireNames;
import java.util.Optional;

/** The work of having a payment provider answer the requests of the payment ledger, which ignores repeated results. */
public final class PaymentWork {
    private PaymentWork() {}

    public static Work<OrderId, PaymentRequest, PaymentResult> of(PaymentProvider provider) {
        return new Work<>(
                "payment-worker",
                "provider",
                Topics.PAYMENT_REQUESTS,
                PaymentRequest::orderId,
                Topics.PAYMENT_RESULTS,
                WireNames.PAYMENT_RESULTS,
                new Question(provider));
    }

    private record Question(PaymentProvider provider) implements Errand<PaymentRequest, PaymentResult> {
        @Override
        public PaymentResult run(PaymentRequest request, Optional<String> traceparent)
                throws NoAnswerException, InterruptedException {
            return switch (request) {
                case ChargePayment charge ->
                    switch (provider.charge(charge)) {
                        case PaymentProvider.ChargeAnswer.Taken taken ->
                            new ChargeSucceeded(charge.orderId(), charge.paymentId(), charge.attempt());
                        case PaymentProvider.ChargeAnswer.Declined(var reason) ->
                            new ChargeDeclined(charge.orderId(), charge.paymentId(), charge.attempt(), reason);
                    };
                case ReversePayment reverse ->
                    new PaymentReversed(
                            reverse.orderId(), reverse.paymentId(), reverse.attempt(), provider.reverse(reverse));
            };
        }

        @Override
        public PaymentResult unanswered(PaymentRequest request, String reason) {
            return new OutcomeUnknown(request.orderId(), request.paymentId(), request.attempt(), reason);
        }
    }
}
