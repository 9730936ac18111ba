package io.ordersaga.system.simulation.world;

import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.payment.PaymentResult.ChargeDeclined;
import io.ordersaga.topics.payment.PaymentResult.ChargeSucceeded;
import io.ordersaga.topics.payment.PaymentResult.PaymentReversed;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The payment provider with its own books: the payment's id is the idempotency key, under which it takes the money once, and none
 * after it has declined or reversed.
 */
public final class Provider {
    /** A token whose charges are declined. */
    static final String DECLINED_TOKEN = "tok_decline";

    private final Map<PaymentId, Account> accounts = new HashMap<>();

    /** What it knows of one payment, in minor units. */
    public record Account(long taken, long returned, boolean closed) {
        static final Account NEW = new Account(0, 0, false);
    }

    public Account account(PaymentId payment) {
        return accounts.getOrDefault(payment, Account.NEW);
    }

    /** Does what is asked, whether or not anybody hears the answer. */
    PaymentResult obey(PaymentRequest request) {
        return switch (request) {
            case ChargePayment charge -> charge(charge);
            case ReversePayment reverse -> reverse(reverse);
        };
    }

    private PaymentResult charge(ChargePayment r) {
        Account account = account(r.paymentId());
        if (account.closed() || (account.taken() == 0 && declines(r))) {
            accounts.put(r.paymentId(), new Account(account.taken(), account.returned(), true));
            return new ChargeDeclined(r.orderId(), r.paymentId(), r.attempt(), "declined");
        }
        if (account.taken() == 0) {
            accounts.put(r.paymentId(), new Account(r.amount().minorUnits(), 0, false));
        }
        return new ChargeSucceeded(r.orderId(), r.paymentId(), r.attempt());
    }

    private static boolean declines(ChargePayment r) {
        return r.token().filter(token -> Objects.equals(token, DECLINED_TOKEN)).isPresent();
    }

    private PaymentResult reverse(ReversePayment r) {
        Account account = account(r.paymentId());
        accounts.put(r.paymentId(), new Account(account.taken(), account.taken(), true));
        return new PaymentReversed(r.orderId(), r.paymentId(), r.attempt(), account.taken() > 0);
    }
}
