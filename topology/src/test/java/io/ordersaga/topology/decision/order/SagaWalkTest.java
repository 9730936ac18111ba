package io.ordersaga.topology.decision.order;

import static io.ordersaga.topology.decision.order.OrderExamples.NOW;
import static io.ordersaga.topology.decision.order.OrderExamples.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.EveryPath;
import io.ordersaga.testkit.Step;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderCommandRefused;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderEventNoted;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderPaymentFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topology.decision.order.SagaInput.DeadlinePassed;
import io.ordersaga.topology.decision.order.SagaInput.PaymentAnswered;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follows every sequence of inputs, however unlikely, and demands of each step what must always hold. */
class SagaWalkTest {
    private static final int LENGTH = 6;
    private static final OrderSaga SAGA = new OrderSaga(POLICY);

    /** All that the saga can be told, an example of each. */
    private static final List<SagaInput> ALPHABET =
            SagaTable.rows().stream().map(SagaTable.Row::input).distinct().toList();

    private static final EveryPath<SagaState, SagaInput, OrderEvent> PATHS = EveryPath.from(SagaTable.NOT_STARTED)
            .over(ALPHABET)
            .deciding(SagaWalkTest::decide)
            .upTo(LENGTH);

    /** What an order has come through. */
    private record Past(SagaState state, List<Class<?>> events) {}

    @Test
    void shouldReachEveryStateAndSendEveryEvent() {
        Set<Class<?>> sent = new HashSet<>();

        EveryPath.Walk<SagaState> walk =
                PATHS.checkingEachTransition(taken -> taken.outputs().forEach(event -> sent.add(event.getClass())));

        assertThat(sent).contains(OrderEvent.class.getPermittedSubclasses());
        assertThat(walk.states().stream().<Class<?>>map(Object::getClass))
                .contains(SagaTable.rows().stream()
                        .map(row -> row.state().getClass())
                        .toArray(Class<?>[]::new));
    }

    @Test
    void shouldDoNothingWhenTheSameInputComesAgain() {
        PATHS.checkingEachTransition(taken -> {
            OrderSaga.Step again = SAGA.decide(taken.after(), taken.input(), NOW);

            assertThat(again.next()).isEqualTo(taken.after());
            assertThat(again.events()).allMatch(SagaWalkTest::isOnlyARecord);
        });
    }

    @Test
    void shouldAbsorbInTheEnd() {
        PATHS.checkingEachTransition(taken -> {
            if (taken.before() instanceof SagaState.Failed || taken.before() instanceof SagaState.Cancelled) {
                assertThat(taken.after()).isEqualTo(taken.before());
                assertThat(taken.outputs()).allMatch(SagaWalkTest::isOnlyARecord);
            }
        });
    }

    @Test
    void shouldLeaveConfirmedOnlyForCancelled() {
        PATHS.checkingEachTransition(taken -> {
            if (taken.before() instanceof SagaState.Confirmed && !taken.after().equals(taken.before())) {
                assertThat(taken.after()).isInstanceOf(SagaState.Cancelled.class);
            }
        });
    }

    @Test
    void shouldConfirmOnlyWhatIsPaid() {
        PATHS.checkingEachTransition(taken -> {
            if (taken.outputs().stream().anyMatch(OrderConfirmed.class::isInstance)) {
                assertThat(taken.input())
                        .isInstanceOfSatisfying(
                                PaymentAnswered.class,
                                answer -> assertThat(answer.message().body()).isInstanceOf(PaymentProcessed.class));
            }
        });
    }

    @Test
    void shouldSayWhatItBecomesWheneverItMoves() {
        PATHS.checkingEachTransition(taken -> {
            boolean moves = !taken.before().getClass().equals(taken.after().getClass());
            boolean tells = taken.outputs().stream().anyMatch(event -> !isOnlyARecord(event) && !asksToCancel(event));
            assertThat(tells).isEqualTo(moves);
        });
    }

    @Test
    void shouldEndByDeadlinesAloneWhenNobodyAnswers() {
        PATHS.checkingEachTransition(taken -> {
            SagaState state = taken.after();
            for (int fired = 0; fired < 2 && state instanceof SagaState.Waiting waiting; fired++) {
                state = SAGA.decide(state, new DeadlinePassed(waiting.dueAt()), NOW)
                        .next();
            }
            assertThat(state).isNotInstanceOf(SagaState.Waiting.class);
        });
    }

    @Test
    void shouldTellAStoryThatIsOneOfTheseOnEveryPath() {
        Set<List<Class<?>>> stories = Set.of(
                story(),
                story(OrderFailed.class),
                story(OrderCancelled.class),
                story(OrderProductsReserved.class, OrderConfirmed.class),
                story(OrderProductsReserved.class, OrderConfirmed.class, OrderCancelled.class),
                story(OrderProductsReserved.class, OrderPaymentFailed.class, OrderFailed.class),
                story(OrderProductsReserved.class, OrderEvent.OrderCancellationRequested.class, OrderCancelled.class));
        Set<List<Class<?>>> told = new HashSet<>();

        EveryPath.from(new Past(SagaTable.NOT_STARTED, List.of()))
                .over(ALPHABET)
                .deciding(SagaWalkTest::decideAndRemember)
                .upTo(LENGTH + 1)
                .checkingEachTransition(taken -> told.add(taken.after().events()));

        assertThat(told).allMatch(story -> stories.stream().anyMatch(whole -> isBeginning(story, whole)));
        assertThat(told)
                .containsAll(stories.stream().filter(story -> story.size() > 1).toList());
    }

    private static Step<SagaState, OrderEvent> decide(SagaState state, SagaInput input) {
        OrderSaga.Step step = SAGA.decide(state, input, NOW);
        return new Step<>(step.next(), step.events());
    }

    private static Step<Past, OrderEvent> decideAndRemember(Past past, SagaInput input) {
        OrderSaga.Step step = SAGA.decide(past.state(), input, NOW);
        Stream<Class<?>> news =
                step.events().stream().filter(event -> !isOnlyARecord(event)).map(Object::getClass);
        return new Step<>(
                new Past(
                        step.next(), Stream.concat(past.events().stream(), news).toList()),
                step.events());
    }

    /** Refusals and notes repeat with what they answer; nobody acts upon them. */
    private static boolean isOnlyARecord(OrderEvent event) {
        return event instanceof OrderCommandRefused || event instanceof OrderEventNoted;
    }

    private static boolean asksToCancel(OrderEvent event) {
        return event instanceof OrderEvent.OrderCancellationRequested;
    }

    private static List<Class<?>> story(Class<?>... rest) {
        return Stream.concat(Stream.of(OrderCreated.class), Stream.of(rest)).toList();
    }

    private static boolean isBeginning(List<Class<?>> story, List<Class<?>> whole) {
        return story.size() <= whole.size() && story.equals(whole.subList(0, story.size()));
    }
}
