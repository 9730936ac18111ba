package io.ordersaga.apps.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import java.time.Duration;

/** A provider whose calls are counted and timed, by what was asked and what came of it. */
public final class MeteredProvider implements PaymentProvider {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
    };

    private final PaymentProvider provider;
    private final MeterRegistry registry;

    public MeteredProvider(PaymentProvider provider, MeterRegistry registry) {
        this.provider = provider;
        this.registry = registry;
    }

    @Override
    public ChargeAnswer charge(ChargePayment request) throws NoAnswerException, InterruptedException {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "unknown";
        try {
            ChargeAnswer answer = provider.charge(request);
            outcome = answer instanceof ChargeAnswer.Taken ? "taken" : "declined";
            return answer;
        } finally {
            sample.stop(timer("charge", outcome));
        }
    }

    @Override
    public boolean reverse(ReversePayment request) throws NoAnswerException, InterruptedException {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "unknown";
        try {
            boolean charged = provider.reverse(request);
            outcome = charged ? "refunded" : "voided";
            return charged;
        } finally {
            sample.stop(timer("reverse", outcome));
        }
    }

    private Timer timer(String call, String outcome) {
        return Timer.builder("ordersaga.payment.calls")
                .description("Calls to the payment provider; unknown are those without an answer in time")
                .tag("call", call)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
