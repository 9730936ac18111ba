package io.ordersaga.testkit;

import static io.ordersaga.testkit.WordCount.COUNTS;
import static io.ordersaga.testkit.WordCount.NUMBERS;
import static io.ordersaga.testkit.WordCount.SEEN_NUMBERS;
import static io.ordersaga.testkit.WordCount.WORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;

class FailureMessageTest {

    @Test
    void shouldShowTheWholeConversationWhenAnAssertionFails() {
        Throwable failure = new Example(Conversations.class, "counts").failure();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[3L]")
                .hasMessageEndingWith("""

                The conversation so far:
                  given   words         line -> a b
                    wrote counts        a -> 1  (discarded)
                    wrote counts        b -> 1  (discarded)
                  advance PT5S to 2026-01-01T00:00:05Z
                  when    words         line -> a  {actor=usr_1}
                    wrote counts        a -> 2  {actor=usr_1}
                  when    numbers       k -> 7  at 2025-12-31T23:59:50Z
                    wrote seen-numbers  k -> 0x0000000000000007  at 2025-12-31T23:59:50Z  (not read)
                  then    counts        1 record read""");
    }

    @Test
    void shouldKeepTheTwoValuesThatWereComparedAndWhereItWas() {
        Throwable failure = new Example(Conversations.class, "compares").failure();

        assertThat(failure).isInstanceOfSatisfying(AssertionFailedError.class, compared -> {
            assertThat(compared.getExpected().getStringRepresentation()).isEqualTo("[1L, 2L]");
            assertThat(compared.getActual().getStringRepresentation()).isEqualTo("[1L, 1L]");
        });
        assertThat(failure.getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("compares"));
    }

    @Test
    void shouldLeaveAnExceptionWhatItIsAndPutTheConversationBesideItWhenTheTopologyThrows() {
        Throwable failure = new Example(Conversations.class, "breaks").failure();

        assertThat(failure).isInstanceOf(StreamsException.class);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .hasMessageContaining(
                                "  when    numbers  null -> {\n    threw org.apache.kafka.streams.errors."));
    }

    @Test
    void shouldShowTheConversationWhenTheTestDidNotReadEverything() {
        Throwable failure = new Example(Conversations.class, "forgets").failure();

        assertThat(failure).hasMessage("""
                the test did not read these records (then) and did not say so (ignoring):
                  counts: a -> 0x0000000000000001

                The conversation so far:
                  when    words   line -> a
                    wrote counts  a -> 0x0000000000000001  (not read)""");
    }

    @Test
    void shouldShowWhatASetUpSaidWhenItFails() {
        Throwable failure = new Example(FailingSetUps.class, "neverRuns").failure();

        assertThat(failure).hasMessageStartingWith("set up\n\nThe conversation so far:\n  when    words");
    }

    @Test
    void shouldShowBytesAsTheyLieThereWhenTheyAreNotWhatTheSerdeReads() {
        Throwable failure = new Example(Conversations.class, "hasOtherBytes").failure();

        assertThat(failure).hasMessageContaining("when    numbers       k -> 7").hasMessageContaining("k -> 0xff00");
    }

    @Test
    void shouldGoOnShowingRecordsByTheirSerdesWhenBareBytesAreSentToTheirTopic() {
        Throwable failure = new Example(Conversations.class, "sendsBytesToo").failure();

        assertThat(failure).hasMessageContaining("when    numbers       k -> 7").hasMessageContaining("k -> 8\n");
    }

    @Test
    void shouldAddNothingWhenNothingWasSaid() {
        Throwable failure = new Example(Conversations.class, "saysNothing").failure();

        assertThat(failure).hasMessage("quiet");
    }

    @Test
    void shouldNotTouchATestThatIsNotToRun() {
        new Example(Conversations.class, "assumes").requireAborted();
    }

    @Test
    void shouldShortenWhatIsTooLongToRead() {
        Throwable failure = new Example(Conversations.class, "saysMuch").failure();

        assertThat(failure.getMessage())
                .contains("… 200 turns before")
                .contains("x… (1000 characters)")
                .hasSizeLessThan(200_000);
    }

    /** Run by the tests above only. */
    static class Conversations {
        @RegisterExtension
        final TopologyHarness words = TopologyHarness.of(WordCount::build);

        @Test
        void counts() {
            words.given(WORDS, "line", "a b");
            words.advance(Duration.ofSeconds(5));
            words.when(WORDS, "line", "a", Map.of("actor", "usr_1"));
            words.whenAt(words.now().minusSeconds(15), NUMBERS, "k", 7L);

            assertThat(words.then(COUNTS).values()).containsExactly(3L);
        }

        @Test
        void compares() {
            words.when(WORDS, "line", "a b");

            assertThat(words.then(COUNTS).values()).isEqualTo(List.of(1L, 2L));
        }

        @Test
        void breaks() {
            words.pipeRaw(NUMBERS.name(), null, "{".getBytes(UTF_8));
        }

        @Test
        void forgets() {
            words.when(WORDS, "line", "a");
        }

        @Test
        void hasOtherBytes() {
            words.when(NUMBERS, "k", 7L);
            words.then(SEEN_NUMBERS);
            words.when(TestTopic.of(WORDS.name(), Serdes.String(), Serdes.ByteArray()), "k", new byte[] {-1, 0});

            throw new AssertionError("failed");
        }

        @Test
        void sendsBytesToo() {
            words.when(NUMBERS, "k", 7L);
            words.pipeRaw(NUMBERS.name(), "k".getBytes(UTF_8), new byte[] {0, 0, 0, 0, 0, 0, 0, 8});

            throw new AssertionError("failed");
        }

        @Test
        void saysNothing() {
            throw new AssertionError("quiet");
        }

        @Test
        void assumes() {
            words.when(WORDS, "line", "a");
            assumeTrue(false);
        }

        @Test
        void saysMuch() {
            for (int i = 0; i < 250; i++) {
                words.when(WORDS, "line", "x".repeat(1_000));
            }

            throw new AssertionError("much");
        }
    }

    /** Run by a test above only. */
    static class FailingSetUps {
        @RegisterExtension
        final TopologyHarness words = TopologyHarness.of(WordCount::build);

        @BeforeEach
        void setUp() {
            words.when(WORDS, "line", "a");
            throw new AssertionError("set up");
        }

        @Test
        void neverRuns() {
            throw new AssertionError("ran");
        }
    }
}
