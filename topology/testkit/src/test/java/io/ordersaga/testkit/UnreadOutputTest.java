package io.ordersaga.testkit;

import static io.ordersaga.testkit.WordCount.COUNTS;
import static io.ordersaga.testkit.WordCount.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class UnreadOutputTest {

    @Test
    void shouldFailAndListTheRecordsWhenATestForgetsToReadThem() {
        Throwable failure = failureOf("forgets");

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("counts: a -> ")
                .hasMessageContaining("counts: b -> ")
                .hasMessageNotContaining("changelog");
    }

    @Test
    void shouldPassWhenATestReadsOrIgnoresOrDiscardsTheRecords() {
        assertThat(resultOf("reads").getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        assertThat(resultOf("ignores").getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        assertThat(resultOf("discards").getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void shouldShowOnlyTheTestsOwnFailureWhenItHasFailedAlready() {
        Throwable failure = failureOf("fails");

        assertThat(failure).hasMessage("its own").hasNoSuppressedExceptions();
    }

    private static Throwable failureOf(String method) {
        return resultOf(method).getThrowable().orElseThrow();
    }

    private static TestExecutionResult resultOf(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Examples.class, method))
                .execute()
                .testEvents()
                .finished()
                .map(Event::getPayload)
                .map(payload -> (TestExecutionResult) payload.orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    /** Run by the tests above only: not a name that the build looks for. */
    static class Examples {
        @RegisterExtension
        final TopologyHarness words = TopologyHarness.of(WordCount::build);

        @Test
        void forgets() {
            words.when(WORDS, "line", "a b");
        }

        @Test
        void reads() {
            words.when(WORDS, "line", "a b");

            assertThat(words.then(COUNTS).keys()).containsExactly("a", "b");
        }

        @Test
        void ignores() {
            words.ignoring(COUNTS);

            words.when(WORDS, "line", "a b");
        }

        @Test
        void discards() {
            words.given(WORDS, "line", "a b");
        }

        @Test
        void fails() {
            words.when(WORDS, "line", "a b");

            throw new AssertionError("its own");
        }
    }
}
