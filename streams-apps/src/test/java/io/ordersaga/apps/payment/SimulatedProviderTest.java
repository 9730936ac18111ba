package io.ordersaga.apps.payment;

import static io.ordersaga.apps.payment.Requests.charge;
import static io.ordersaga.apps.payment.Requests.reverse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.apps.payment.PaymentProvider.ChargeAnswer;
import io.ordersaga.apps.payment.PaymentProvider.ChargeAnswer.Declined;
import io.ordersaga.apps.payment.PaymentProvider.ChargeAnswer.Taken;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {
    private static final Duration SLOW = Duration.ofMillis(50);
    private final SimulatedProvider provider = new SimulatedProvider(0, SLOW);

    @Test
    void shouldDoWhatTheTokenSays() throws InterruptedException {
        assertThat(provider.charge(charge(1, 1, "tok_ok"))).isEqualTo(new Taken());
        assertThat(provider.charge(charge(1, 1, "tok_decline"))).isEqualTo(new Declined("declined"));
        assertThat(provider.charge(charge(1, 1, "tok_of_another_provider"))).isEqualTo(new Declined("unknown-token"));
        assertThat(provider.charge(charge(1, 1, ""))).isEqualTo(new Taken());
    }

    @Test
    void shouldTakeItsTimeWhenTheTokenIsSlow() throws InterruptedException {
        long start = System.nanoTime();

        ChargeAnswer answer = provider.charge(charge(1, 1, "tok_slow_3s"));

        assertThat(answer).isEqualTo(new Taken());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SLOW);
    }

    @Test
    void shouldNotAnswerUntilItIsInterrupted() throws Exception {
        assertHangs(charge(1, 1, "tok_timeout"));
        assertHangs(charge(1, 7, "tok_timeout"));
        assertHangs(charge(1, 1, "tok_timeout_then_ok"));
    }

    @Test
    void shouldAnswerTheSecondAttemptWhenTheFirstWasUnheard() throws InterruptedException {
        assertThat(provider.charge(charge(1, 2, "tok_timeout_then_ok"))).isEqualTo(new Taken());
    }

    @Test
    void shouldFindTheChargeThatItReverses() {
        assertThat(provider.reverse(reverse(1, 2, "tok_ok"))).isTrue();
        assertThat(provider.reverse(reverse(1, 2, "tok_slow_3s"))).isTrue();
        assertThat(provider.reverse(reverse(1, 2, "tok_timeout_then_ok"))).isTrue();
        assertThat(provider.reverse(reverse(1, 2, ""))).isTrue();
        assertThat(provider.reverse(reverse(1, 2, "tok_timeout"))).isFalse();
        assertThat(provider.reverse(reverse(1, 2, "tok_decline"))).isFalse();
        assertThat(provider.reverse(reverse(1, 2, "tok_of_another_provider"))).isFalse();
    }

    @Test
    void shouldDeclineTheConfiguredShareOfPaymentsWithoutAToken() throws InterruptedException {
        SimulatedProvider picky = new SimulatedProvider(30);

        int declined = 0;
        for (int number = 0; number < 1_000; number++) {
            boolean taken = picky.charge(charge(number, 1, "")).equals(new Taken());
            assertThat(picky.charge(charge(number, 2, ""))).isEqualTo(picky.charge(charge(number, 1, "")));
            assertThat(picky.reverse(reverse(number, 3, ""))).isEqualTo(taken);
            declined += taken ? 0 : 1;
        }

        assertThat(declined).isBetween(240, 360);
    }

    @Test
    void shouldDeclineAllWhenTheShareIsAll() {
        SimulatedProvider sour = new SimulatedProvider(100);

        assertThat(IntStream.range(0, 100)).noneMatch(number -> sour.reverse(reverse(number, 1, "")));
    }

    @Test
    void shouldRefuseAShareOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SimulatedProvider(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SimulatedProvider(101));
    }

    private void assertHangs(ChargePayment request) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        FutureTask<ChargeAnswer> call = new FutureTask<>(() -> {
            begun.countDown();
            try {
                return provider.charge(request);
            } catch (InterruptedException e) {
                interrupted.complete(true);
                throw e;
            }
        });
        Thread.ofVirtual().start(call);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> call.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        call.cancel(true);

        assertThat(await(interrupted)).isTrue();
    }

    private static boolean await(CompletableFuture<Boolean> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(30, TimeUnit.SECONDS);
    }
}
