package io.ordersaga.testkit;

import static io.ordersaga.testkit.WordCount.COUNTS;
import static io.ordersaga.testkit.WordCount.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnreadOutputTest {

    @Test
    void shouldFailAndListTheRecordsWhenATestForgetsToReadThem() {
        Throwable failure = new Example(Examples.class, "forgets").failure();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("counts: a -> ")
                .hasMessageContaining("counts: b -> ")
                .hasMessageNotContaining("changelog");
    }

    @Test
    void shouldPassWhenATestReadsOrIgnoresOrDiscardsTheRecords() {
        new Example(Examples.class, "reads").requirePassed();
        new Example(Examples.class, "ignores").requirePassed();
        new Example(Examples.class, "discards").requirePassed();
    }

    @Test
    void shouldShowOnlyTheTestsOwnFailureWhenItHasFailedAlready() {
        Throwable failure = new Example(Examples.class, "fails").failure();

        assertThat(failure)
                .hasMessageStartingWith("its own")
                .hasMessageNotContaining("the test did not read")
                .hasNoSuppressedExceptions();
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
