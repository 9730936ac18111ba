package io.ordersaga.topology.decision.order;

import static io.ordersaga.topology.decision.order.OrderExamples.NOW;
import static io.ordersaga.topology.decision.order.OrderExamples.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.stock.StockEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSagaTest {
    private final OrderSaga saga = new OrderSaga(POLICY);

    /** A place of the transition table. */
    private record Place(Class<?> state, Class<?> input) {}

    static List<SagaTable.Row> rows() {
        return SagaTable.rows();
    }

    @ParameterizedTest(name = "an order {0}")
    @MethodSource("rows")
    void shouldDoWhatTheTableSays(SagaTable.Row row) {
        OrderSaga.Step step = saga.decide(row.state(), row.input(), NOW);

        assertThat(step).isEqualTo(row.step());
    }

    @Test
    void shouldHaveARowForEveryStateAndInput() {
        Set<Place> places = new HashSet<>();
        leaves(SagaState.class).forEach(state -> inputs().forEach(input -> places.add(new Place(state, input))));

        assertThat(places).hasSize(77);
        assertThat(rows().stream().map(row -> new Place(row.state().getClass(), kind(row.input()))))
                .containsAll(places);
    }

    @Test
    void shouldShowEachPlaceOnce() {
        assertThat(rows().stream().map(row -> List.of(row.state(), row.input())))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldCountDeadlinesFromTheDecision() {
        SagaState reserving = saga.decide(
                        SagaTable.NOT_STARTED, SagaTable.asked(OrderExamples.PLACE), NOW.plusSeconds(100))
                .next();

        assertThat(((SagaState.Waiting) reserving).dueAt()).isEqualTo(NOW.plusSeconds(110));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.099S", "PT24H0.001S"})
    void shouldRefuseAPolicyThatIsOutOfRange(String duration) {
        Duration bad = Duration.parse(duration);
        Duration good = Duration.ofSeconds(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SagaPolicy(bad, good, good))
                .withMessage("reservation time-out must be PT0.1S..PT24H but is " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SagaPolicy(good, bad, good))
                .withMessageStartingWith("payment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SagaPolicy(good, good, bad))
                .withMessageStartingWith("release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.1S", "PT24H"})
    void shouldTakeAPolicyAtItsBounds(String duration) {
        Duration bound = Duration.parse(duration);

        assertThat(new SagaPolicy(bound, bound, bound).payment()).isEqualTo(bound);
    }

    private static Stream<Class<?>> inputs() {
        Stream<Class<?>> messages = Stream.of(OrderCommand.class, StockEvent.class, PaymentEvent.class)
                .flatMap(OrderSagaTest::leaves);
        return Stream.concat(messages, Stream.of(SagaInput.DeadlinePassed.class));
    }

    private static Class<?> kind(SagaInput input) {
        return switch (input) {
            case SagaInput.Asked(var message) -> message.body().getClass();
            case SagaInput.StockAnswered(var message) -> message.body().getClass();
            case SagaInput.PaymentAnswered(var message) -> message.body().getClass();
            case SagaInput.DeadlinePassed passed -> passed.getClass();
        };
    }

    /** The records that a sealed interface permits, at any depth. */
    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(OrderSagaTest::leaves)
                        .distinct()
                : Arrays.stream(new Class<?>[] {type}).filter(Class::isRecord);
    }
}
