package io.ordersaga.apps.worker;

import io.ordersaga.apps.payment.PaymentProvider;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Keeps every call waiting until the test lets it go, and notes in which order it was called. */
final class HeldProvider implements PaymentProvider {
    private final List<PaymentRequest> asked = new ArrayList<>();
    private final Map<PaymentRequest, CountDownLatch> gates = new ConcurrentHashMap<>();

    @Override
    public ChargeAnswer charge(ChargePayment request) throws InterruptedException {
        pass(request);
        return new ChargeAnswer.Taken();
    }

    @Override
    public boolean reverse(ReversePayment request) throws InterruptedException {
        pass(request);
        return true;
    }

    synchronized List<PaymentRequest> asked() {
        return List.copyOf(asked);
    }

    /** Now, or as soon as it is asked. */
    void answer(PaymentRequest request) {
        gate(request).countDown();
    }

    private void pass(PaymentRequest request) throws InterruptedException {
        note(request);
        gate(request).await();
    }

    private synchronized void note(PaymentRequest request) {
        asked.add(request);
    }

    private CountDownLatch gate(PaymentRequest request) {
        return gates.computeIfAbsent(request, key -> new CountDownLatch(1));
    }
}
