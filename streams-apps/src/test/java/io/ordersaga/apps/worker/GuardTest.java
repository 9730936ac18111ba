package io.ordersaga.apps.worker;

import static io.ordersaga.apps.payment.Requests.charge;
import static io.ordersaga.apps.payment.Requests.order;
import static io.ordersaga.apps.payment.Requests.reverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.apps.payment.PaymentProvider;
import io.ordersaga.apps.payment.PaymentWork;
import io.ordersaga.apps.payment.SimulatedProvider;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topics.payment.PaymentResult.ChargeDeclined;
import io.ordersaga.topics.payment.PaymentResult.ChargeSucceeded;
import io.ordersaga.topics.payment.PaymentResult.OutcomeUnknown;
import io.ordersaga.topics.payment.PaymentResult.PaymentReversed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final PaymentId PAYMENT = PaymentId.of(order(1));

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void endCalls() {
        executor.shutdownNow();
    }

    @Test
    void shouldAnswerWhatTheProviderSays() {
        Guard<PaymentRequest, PaymentResult> provider = guard(new SimulatedProvider(0), LONG);

        assertThat(ask(provider, charge(1, 3, "tok_ok"))).isEqualTo(new ChargeSucceeded(order(1), PAYMENT, 3));
        assertThat(ask(provider, charge(1, 3, "tok_decline")))
                .isEqualTo(new ChargeDeclined(order(1), PAYMENT, 3, "declined"));
        assertThat(ask(provider, reverse(1, 4, "tok_ok"))).isEqualTo(new PaymentReversed(order(1), PAYMENT, 4, true));
    }

    @Test
    void shouldAnswerThatTheOutcomeIsUnknownWhenTheTimeIsOver() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Guard<PaymentRequest, PaymentResult> provider = guard(
                new Charges(request -> {
                    try {
                        return new SimulatedProvider(0).charge(charge(1, 1, "tok_timeout"));
                    } finally {
                        interrupted.countDown();
                    }
                }),
                // A call that has not begun when the time is over is never made, so nothing is interrupted.
                Duration.ofSeconds(1));

        assertThat(ask(provider, charge(1, 2, ""))).isEqualTo(new OutcomeUnknown(order(1), PAYMENT, 2, "timeout"));
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldAnswerThatTheOutcomeIsUnknownWhenTheProviderFails() {
        Guard<PaymentRequest, PaymentResult> silent = guard(
                new Charges(request -> {
                    throw new NoAnswerException("provider-status-500");
                }),
                LONG);
        Guard<PaymentRequest, PaymentResult> broken = guard(
                new Charges(request -> {
                    throw new UnsupportedOperationException();
                }),
                LONG);

        assertThat(ask(silent, charge(1, 1, "")))
                .isEqualTo(new OutcomeUnknown(order(1), PAYMENT, 1, "provider-status-500"));
        assertThat(ask(broken, charge(1, 1, "")))
                .isEqualTo(new OutcomeUnknown(order(1), PAYMENT, 1, "provider-failed: UnsupportedOperationException"));
    }

    @Test
    void shouldLeaveTheProviderAloneWhenItKeepsFailing() {
        AtomicInteger calls = new AtomicInteger();
        Guard<PaymentRequest, PaymentResult> provider = guard(
                new Charges(request -> {
                    calls.incrementAndGet();
                    throw new NoAnswerException("provider-unreachable");
                }),
                LONG);

        for (int call = 0; call < 20; call++) {
            ask(provider, charge(1, 1, ""));
        }

        assertThat(ask(provider, charge(1, 1, "")))
                .isEqualTo(new OutcomeUnknown(order(1), PAYMENT, 1, "provider-unavailable"));
        assertThat(calls).hasValue(20);
    }

    private static Guard<PaymentRequest, PaymentResult> guard(PaymentProvider provider, Duration timeout) {
        return new Guard<>(PaymentWork.of(provider), timeout);
    }

    private PaymentResult ask(Guard<PaymentRequest, PaymentResult> provider, PaymentRequest request) {
        return provider.ask(request, Optional.empty(), executor)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private interface Charge {
        PaymentProvider.ChargeAnswer of(ChargePayment request) throws NoAnswerException, InterruptedException;
    }

    private record Charges(Charge charge) implements PaymentProvider {
        @Override
        public ChargeAnswer charge(ChargePayment request) throws NoAnswerException, InterruptedException {
            return charge.of(request);
        }

        @Override
        public boolean reverse(ReversePayment request) {
            throw new UnsupportedOperationException();
        }
    }
}
