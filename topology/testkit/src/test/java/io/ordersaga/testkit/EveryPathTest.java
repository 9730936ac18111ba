package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryPathTest {
    private static final List<String> KEYS = List.of("coin", "push");

    @Test
    void shouldWalkEverySequenceUpToTheLength() {
        List<List<String>> walked = new ArrayList<>();

        EveryPath.Walk<String> walk = turnstile().upTo(2).checking(path -> walked.add(path.inputs()));

        assertThat(walked)
                .containsExactlyInAnyOrder(
                        List.of("coin"),
                        List.of("push"),
                        List.of("coin", "coin"),
                        List.of("coin", "push"),
                        List.of("push", "coin"),
                        List.of("push", "push"));
        assertThat(walk.paths()).isEqualTo(6);
        assertThat(walk.states()).containsExactlyInAnyOrder("locked", "open");
    }

    @Test
    void shouldShowThePropertyTheWholePath() {
        List<WalkedPath<String, String, String>> walked = new ArrayList<>();

        turnstile().upTo(2).checking(walked::add);

        assertThat(walked)
                .contains(new WalkedPath<>(
                        "locked",
                        List.of(
                                new WalkedPath.Taken<>("locked", "coin", List.of("unlock"), "open"),
                                new WalkedPath.Taken<>("open", "push", List.of("turn", "lock"), "locked"))));
        assertThat(walked)
                .allSatisfy(
                        path -> assertThat(path.state()).isEqualTo(path.last().after()));
    }

    @Test
    void shouldGiveEverythingSentOnTheWay() {
        List<List<String>> sent = new ArrayList<>();

        turnstile().upTo(2).checking(path -> sent.add(path.outputs()));

        assertThat(sent).contains(List.of("unlock", "turn", "lock"));
    }

    @Test
    void shouldReportTheShortestPathWhenLongerOnesBreakThePropertyToo() {
        Throwable failure = catchThrowable(() -> turnstile()
                .upTo(5)
                .checking(path -> assertThat(path.outputs()).as("nobody passes").doesNotContain("turn")));

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("""
                        the property does not hold after locked
                          coin
                            sends [unlock]
                            becomes open
                          push
                            sends [turn, lock]
                            becomes locked
                        """)
                .hasMessageContaining("nobody passes")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void shouldReportThePathWhenTheDecisionThrows() {
        EveryPath<Integer, Integer, Integer> dividing = EveryPath.from(6)
                .over(List.of(3, 0))
                .deciding((Integer state, Integer divisor) -> new Step<Integer, Integer>(state / divisor, List.of()))
                .upTo(3);

        assertThatThrownBy(() -> dividing.checking(path -> {}))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the decision on 0 throws after 6\n/ by zero")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldCheckEachTransitionOnceHoweverLongTheWalk() {
        AtomicInteger checked = new AtomicInteger();

        EveryPath.Walk<String> walk =
                turnstile().upTo(1_000).checkingEachTransition(taken -> checked.incrementAndGet());

        assertThat(checked).hasValue(4);
        assertThat(walk.paths()).isEqualTo(4);
        assertThat(walk.states()).containsExactlyInAnyOrder("locked", "open");
    }

    @Test
    void shouldReachAStateOnItsShortestPathWhenCheckingTransitions() {
        EveryPath<Integer, Integer, Integer> adding = EveryPath.from(0)
                .over(List.of(1, 5))
                .deciding((Integer sum, Integer more) -> new Step<Integer, Integer>(sum + more, List.of()))
                .upTo(6);

        assertThatThrownBy(() -> adding.checkingEachTransition(
                        taken -> assertThat(taken.after()).isNotEqualTo(10)))
                .hasMessageStartingWith("the property does not hold after 0\n  5\n    sends []\n    becomes 5\n  5\n");
    }

    @Test
    void shouldReportOfSeveralShortestPathsTheFirstInTheOrderOfTheAlphabet() {
        EveryPath<Integer, Integer, Integer> adding = EveryPath.from(0)
                .over(List.of(1, 2, 3))
                .deciding((Integer sum, Integer more) -> new Step<Integer, Integer>(sum + more, List.of()))
                .upTo(4);

        assertThatThrownBy(
                        () -> adding.checking(path -> assertThat(path.state()).isNotEqualTo(5)))
                .hasMessageStartingWith(
                        "the property does not hold after 0\n  2\n    sends []\n    becomes 2\n  3\n    sends []");
    }

    @Test
    void shouldLeaveNothingInAPathThatIsNotNeededToBreakTheProperty() {
        Throwable failure = catchThrowable(() -> EveryPath.from(List.<String>of())
                .over(List.of("noise", "open", "other noise", "shut", "slam"))
                .deciding(EveryPathTest::remember)
                .upTo(5)
                .checking(path -> assertThat(path.state()).doesNotContainSubsequence("open", "slam")));

        assertThat(failure).hasMessageStartingWith("""
                the property does not hold after []
                  open
                    sends []
                    becomes [open]
                  slam
                    sends []
                    becomes [open, slam]
                """);
    }

    @Test
    void shouldReportEachBrokenPropertyByNameWithAPathOfItsOwn() {
        Throwable failure = catchThrowable(() -> turnstile()
                .upTo(4)
                .always("nobody passes", path -> assertThat(path.outputs()).doesNotContain("turn"))
                .always("it stays locked", path -> assertThat(path.state()).isEqualTo("locked"))
                .always("it is one of two", path -> assertThat(path.state()).isIn("locked", "open"))
                .walk());

        assertThat(failure)
                .hasMessageStartingWith("nobody passes does not hold after locked\n  coin\n")
                .hasMessageContaining("\n\nit stays locked does not hold after locked\n  coin\n")
                .hasMessageNotContaining("it is one of two");
        assertThat(failure.getSuppressed()).hasSize(2);
    }

    @Test
    void shouldCheckEveryPropertyOnEveryPathWhenAllHold() {
        AtomicInteger checked = new AtomicInteger();

        EveryPath.Walk<String> walk = turnstile()
                .upTo(3)
                .always("one", path -> checked.incrementAndGet())
                .always("another", path -> checked.incrementAndGet())
                .walk();

        assertThat(walk.paths()).isEqualTo(14);
        assertThat(checked).hasValue(28);
    }

    @Test
    void shouldCheckNamedPropertiesOnEachTransitionOnce() {
        Throwable failure = catchThrowable(() -> turnstile()
                .upTo(1_000)
                .always(
                        "it never opens",
                        path -> assertThat(path.last().after()).isEqualTo("locked"))
                .walkEachTransition());

        assertThat(failure).hasMessageStartingWith("it never opens does not hold after locked\n  coin\n");
    }

    @Test
    void shouldWalkThroughADecisionThatHasNoPropertyButNotToThrow() {
        assertThat(turnstile().upTo(2).walk().paths()).isEqualTo(6);
    }

    @Test
    void shouldStopAtTheLengthWhenTheStatesHaveNoEnd() {
        EveryPath.Walk<Integer> walk = EveryPath.from(0)
                .over(List.of(1))
                .deciding((Integer sum, Integer more) -> new Step<Integer, Integer>(sum + more, List.of()))
                .upTo(4)
                .checkingEachTransition(taken -> {});

        assertThat(walk.states()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void shouldRefuseAWalkOfNothing() {
        assertThatThrownBy(() -> turnstile().upTo(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EveryPath.from("locked")
                        .<String>over(List.of())
                        .deciding(EveryPathTest::decide)
                        .upTo(1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Step<List<String>, String> remember(List<String> past, String input) {
        return new Step<>(Stream.concat(past.stream(), Stream.of(input)).toList(), List.of());
    }

    private static EveryPath.Deciding<String, String, String> turnstile() {
        return EveryPath.from("locked").<String>over(KEYS).deciding(EveryPathTest::decide);
    }

    private static Step<String, String> decide(String state, String key) {
        return switch (state + " " + key) {
            case "locked coin" -> new Step<>("open", List.of("unlock"));
            case "open push" -> new Step<>("locked", List.of("turn", "lock"));
            default -> new Step<>(state, List.of());
        };
    }
}
