package io.ordersaga.topology.walk;

import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.payment.PaymentResult.ChargeDeclined;
import io.ordersaga.topics.payment.PaymentResult.ChargeSucceeded;
import io.ordersaga.topics.payment.PaymentResult.OutcomeUnknown;
import io.ordersaga.topics.payment.PaymentResult.PaymentReversed;
import java.util.ArrayList;
import java.util.List;

/**
 * What the payment provider knows of one payment, and all that it may answer.
 *
 * @param taken minor units that were taken so far
 * @param returned minor units of these that were given back
 * @param closed whether nothing will be taken any more
 * @param silent whether it answers nothing from now on
 * @param unknowns how often it may still leave open what it did
 */
record Provider(long taken, long returned, boolean closed, boolean silent, int unknowns) {

    static Provider leavingOpen(int unknowns) {
        return new Provider(0, 0, false, false, unknowns);
    }

    /** What it knows after a request, and what it says. */
    record Reply(Provider after, PaymentResult result) {}

    long charged() {
        return taken - returned;
    }

    Provider silenced() {
        return new Provider(taken, returned, closed, true, unknowns);
    }

    List<Reply> replies(PaymentRequest request) {
        List<Reply> clear = switch (request) {
            case ChargePayment r -> charge(r);
            case ReversePayment r -> reverse(r);
        };
        List<Reply> replies = new ArrayList<>(clear);
        if (unknowns > 0) {
            clear.forEach(reply -> replies.add(reply.after().leftOpen(request)));
            replies.add(leftOpen(request));
        }
        return replies.stream().distinct().toList();
    }

    private List<Reply> charge(ChargePayment r) {
        PaymentResult succeeded = new ChargeSucceeded(r.orderId(), r.paymentId(), r.attempt());
        PaymentResult declined = new ChargeDeclined(r.orderId(), r.paymentId(), r.attempt(), "declined");
        if (closed) {
            return List.of(new Reply(this, declined));
        }
        if (taken > 0) {
            return List.of(new Reply(this, succeeded));
        }
        Provider paid = new Provider(r.amount().minorUnits(), 0, false, false, unknowns);
        return List.of(new Reply(paid, succeeded), new Reply(closed(0), declined));
    }

    private List<Reply> reverse(ReversePayment r) {
        boolean charged = taken > 0;
        return List.of(new Reply(closed(taken), new PaymentReversed(r.orderId(), r.paymentId(), r.attempt(), charged)));
    }

    private Provider closed(long returned) {
        return new Provider(taken, returned, true, false, unknowns);
    }

    private Reply leftOpen(PaymentRequest r) {
        return new Reply(
                new Provider(taken, returned, closed, false, unknowns - 1),
                new OutcomeUnknown(r.orderId(), r.paymentId(), r.attempt(), "time-out"));
    }
}
