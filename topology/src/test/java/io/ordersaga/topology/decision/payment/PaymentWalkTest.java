package io.ordersaga.topology.decision.payment;

import static io.ordersaga.topology.decision.payment.PaymentExamples.CANCELLED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.CONFIRMED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.CREATED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.FAILED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.PAYMENT_FAILED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.RESERVED;
import static io.ordersaga.topology.decision.payment.PaymentExamples.declined;
import static io.ordersaga.topology.decision.payment.PaymentExamples.reversed;
import static io.ordersaga.topology.decision.payment.PaymentExamples.succeeded;
import static io.ordersaga.topology.decision.payment.PaymentExamples.unanswered;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentFailed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import io.ordersaga.topics.payment.PaymentResult;
import io.ordersaga.topology.decision.payment.PaymentInput.OrderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.ProviderSaid;
import io.ordersaga.topology.decision.payment.PaymentInput.RetryDue;
import io.ordersaga.topology.decision.payment.PaymentLedger.Step;
import io.ordersaga.topology.decision.payment.PaymentState.AwaitingRetry;
import io.ordersaga.topology.decision.payment.PaymentState.AwaitingReversal;
import io.ordersaga.topology.decision.payment.PaymentState.Charged;
import io.ordersaga.topology.decision.payment.PaymentState.Charging;
import io.ordersaga.topology.decision.payment.PaymentState.Declined;
import io.ordersaga.topology.decision.payment.PaymentState.NotRequested;
import io.ordersaga.topology.decision.payment.PaymentState.Refunded;
import io.ordersaga.topology.decision.payment.PaymentState.Reversing;
import io.ordersaga.topology.decision.payment.PaymentState.Voided;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Follows every sequence of inputs, however unlikely, and demands of each step what must always hold. What is demanded depends
 * only on what has been reached, so sequences that have reached the same are followed on once.
 */
class PaymentWalkTest {
    private static final int LENGTH = 12;
    private static final int ATTEMPTS = LENGTH;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<OrderEvent> ORDER_EVENTS =
            List.of(CREATED, RESERVED, CONFIRMED, PAYMENT_FAILED, FAILED, CANCELLED);
    private static final Set<OrderEvent> BAD_ENDS = Set.of(PAYMENT_FAILED, FAILED, CANCELLED);
    private static final List<PaymentResult> RESULTS = IntStream.rangeClosed(1, ATTEMPTS)
            .boxed()
            .flatMap(n -> Stream.of(succeeded(n), declined(n), unanswered(n), reversed(n, true), reversed(n, false)))
            .toList();

    /**
     * What a sequence of inputs has led to.
     *
     * @param processed how often the money was said to be taken; so the others
     * @param endedBadly whether the order has, after its payment was requested
     */
    private record World(PaymentState state, long processed, long refunded, long failed, boolean endedBadly) {}

    @Test
    void shouldConserveMoneyOnEveryPath() {
        Set<World> reached = new HashSet<>();
        Set<World> latest = Set.of(new World(new NotRequested(), 0, 0, 0, false));
        for (int length = 0; length < LENGTH; length++) {
            reached.addAll(latest);
            latest = latest.stream()
                    .flatMap(world -> inputs(world.state()).stream().map(input -> after(world, input)))
                    .filter(world -> !reached.contains(world))
                    .collect(Collectors.toSet());
            latest.forEach(PaymentWalkTest::check);
        }

        assertThat(reached.stream().<Class<?>>map(world -> world.state().getClass()))
                .contains(
                        NotRequested.class,
                        Charging.class,
                        AwaitingRetry.class,
                        Charged.class,
                        Reversing.class,
                        AwaitingReversal.class,
                        Declined.class,
                        Refunded.class,
                        Voided.class);
    }

    @Test
    void shouldKnowEveryResult() {
        assertThat(RESULTS.stream().map(Object::getClass)).contains(PaymentResult.class.getPermittedSubclasses());
    }

    private static List<PaymentInput> inputs(PaymentState state) {
        List<PaymentInput> inputs = new ArrayList<>();
        ORDER_EVENTS.forEach(event -> inputs.add(new OrderSaid(event)));
        RESULTS.forEach(result -> inputs.add(new ProviderSaid(result)));
        inputs.add(new RetryDue(Instant.EPOCH));
        if (state instanceof PaymentState.Waiting waiting) {
            inputs.add(new RetryDue(waiting.dueAt()));
        }
        return inputs;
    }

    private static World after(World world, PaymentInput input) {
        Step step = PaymentLedger.decide(world.state(), input, NOW, RetryPolicy.DEFAULT);
        checkStep(world, input, step);
        boolean badEnd = input instanceof OrderSaid(var event) && BAD_ENDS.contains(event);
        return new World(
                step.next(),
                world.processed() + count(step, PaymentProcessed.class),
                world.refunded() + count(step, PaymentRefunded.class),
                world.failed() + count(step, PaymentFailed.class),
                world.endedBadly() || (badEnd && !(world.state() instanceof NotRequested)));
    }

    private static long count(Step step, Class<?> event) {
        return step.events().stream().filter(event::isInstance).count();
    }

    private static void checkStep(World world, PaymentInput input, Step step) {
        Step again = PaymentLedger.decide(step.next(), input, NOW, RetryPolicy.DEFAULT);
        require(again.equals(new Step(step.next(), List.of(), List.of())), "repeated, it does something", world, input);
        require(!isFinal(world.state()) || step.next().equals(world.state()), "a final state moves", world, input);
        require(
                step.requests().size() == (asks(step.next()) && attempt(step.next()) > attempt(world.state()) ? 1 : 0),
                "a question is not asked once",
                world,
                input);
        require(
                step.requests().stream().allMatch(request -> request.attempt() == attempt(step.next())),
                "the question is not the one that is waited for",
                world,
                input);
        require(attempt(step.next()) <= attempt(world.state()) + 1, "an attempt is left out", world, input);
    }

    private static void check(World world) {
        require(world.processed() <= 1 && world.failed() + world.processed() <= 1, "more than one outcome", world, "");
        require(world.refunded() <= world.processed(), "given back before it was taken", world, "");
        long taken = world.processed() - world.refunded();
        require(taken == (holdsMoney(world.state()) ? 1 : 0), "the state does not know where the money is", world, "");
        require(!world.endedBadly() || settles(world.state()), "money may stay taken", world, "");
    }

    private static boolean holdsMoney(PaymentState state) {
        return switch (state) {
            case Charged s -> true;
            case Reversing s -> s.chargeKnown();
            case AwaitingReversal s -> s.chargeKnown();
            case Charging s -> false;
            case AwaitingRetry s -> false;
            case NotRequested s -> false;
            case Declined s -> false;
            case Refunded s -> false;
            case Voided s -> false;
        };
    }

    /** Whether every way on ends with nothing taken, however the provider answers. */
    private static boolean settles(PaymentState state) {
        return switch (state) {
            case Charging s -> s.abandoned();
            case Reversing s -> true;
            case AwaitingReversal s -> true;
            case Declined s -> true;
            case Refunded s -> true;
            case Voided s -> true;
            case NotRequested s -> false;
            case AwaitingRetry s -> false;
            case Charged s -> false;
        };
    }

    private static boolean isFinal(PaymentState state) {
        return !(state instanceof NotRequested) && !(state instanceof PaymentState.Open);
    }

    private static boolean asks(PaymentState state) {
        return state instanceof Charging || state instanceof Reversing;
    }

    private static int attempt(PaymentState state) {
        return state instanceof PaymentState.Open open ? open.attempt() : 0;
    }

    private static void require(boolean holds, String otherwise, World world, Object input) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + world + " " + input);
        }
    }
}
