package io.ordersaga.testkit;

import static io.ordersaga.testkit.WordCount.COUNTS;
import static io.ordersaga.testkit.WordCount.NUMBERS;
import static io.ordersaga.testkit.WordCount.SEEN_NUMBERS;
import static io.ordersaga.testkit.WordCount.TOTALS;
import static io.ordersaga.testkit.WordCount.WORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopologyHarnessTest {
    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build);

    @RegisterExtension
    final TopologyHarness tolerant = TopologyHarness.of(WordCount::build)
            .with(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);

    @Test
    void shouldShowWhatWasWrittenSinceTheGivenRecords() {
        words.given(WORDS, "line", "a b", "a");

        words.when(WORDS, "line", "a", "b c");

        Output<String, Long> counts = words.then(COUNTS);
        assertThat(counts.keys()).containsExactly("a", "b", "c");
        assertThat(counts.values()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void shouldShowARecordOnlyOnceWhenAskedTwice() {
        words.when(WORDS, "line", "a");

        assertThat(words.then(COUNTS).values()).containsExactly(1L);
        assertThat(words.then(COUNTS).records()).isEmpty();
    }

    @Test
    void shouldShowHeadersAndTimeOfEachRecord() {
        words.advance(Duration.ofSeconds(5));

        words.when(WORDS, "line", "a", Map.of("actor", "usr_ä"));

        assertThat(words.then(COUNTS).records())
                .containsExactly(
                        new OutputRecord<>("a", 1L, Map.of("actor", "usr_ä"), TopologyHarness.START.plusSeconds(5)));
    }

    @Test
    void shouldShowOneHeaderOfEachRecord() {
        words.when(NUMBERS, "k", 1L, Map.of("actor", "usr_1"));
        words.when(NUMBERS, "k", 2L);

        assertThat(words.then(SEEN_NUMBERS).headers("actor")).containsExactly(Optional.of("usr_1"), Optional.empty());
    }

    @Test
    void shouldSendRecordsWithoutKeyOrValueWhenTheyAreNull() {
        words.when(NUMBERS, null, 1L);
        words.when(NUMBERS, "k", (Long) null);

        assertThat(words.then(SEEN_NUMBERS).records())
                .extracting(OutputRecord::key, OutputRecord::value)
                .containsExactly(tuple(null, 1L), tuple("k", null));
    }

    @Test
    void shouldSendRecordsWithATimeOfTheirOwnAndLeaveTheClockAlone() {
        Instant late = TopologyHarness.START.minusSeconds(5);

        words.whenAt(late, NUMBERS, "k", 1L, 2L);

        assertThat(words.then(SEEN_NUMBERS).records())
                .extracting(OutputRecord::timestamp)
                .containsExactly(late, late);
        assertThat(words.now()).isEqualTo(TopologyHarness.START);
    }

    @Test
    void shouldSayWhatCannotBeReadWhenTheSerdesAreNotTheTopics() {
        words.when(WORDS, "line", "a");
        TestTopic<String, Integer> wrong = TestTopic.of(COUNTS.name(), Serdes.String(), Serdes.Integer());

        assertThatThrownBy(() -> words.then(wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what was written to counts cannot be read with the serdes given")
                .hasCauseInstanceOf(SerializationException.class);
    }

    @Test
    void shouldFireWhatIsDueWhenTheClockAdvances() {
        words.given(WORDS, "line", "a b");

        words.advance(WordCount.EVERY.minusMillis(1));
        assertThat(words.then(TOTALS).records()).isEmpty();

        words.advance(Duration.ofMillis(1));
        assertThat(words.then(TOTALS).values()).containsExactly(2L);
        assertThat(words.now()).isEqualTo(TopologyHarness.START.plus(WordCount.EVERY));
    }

    @Test
    void shouldLookIntoAStore() {
        words.given(WORDS, "line", "b a b");

        assertThat(words.<String, Long>store(WordCount.STORE).get("b")).isEqualTo(2L);
        assertThat(words.<String, Long>entries(WordCount.STORE)).containsExactly(entry("a", 1L), entry("b", 2L));
        assertThat(words.stores()).containsExactly(WordCount.STORE);
    }

    @Test
    void shouldRefuseAStoreThatIsNotThere() {
        assertThatThrownBy(() -> words.store("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no key-value store nothing among [word-counts]");
    }

    @Test
    void shouldFailWhenARecordIsBrokenAndNobodyHandlesIt() {
        assertThatThrownBy(() -> words.pipeRaw(NUMBERS.name(), null, "{".getBytes(UTF_8)))
                .isInstanceOf(StreamsException.class);
    }

    @Test
    void shouldRunWithAnExtraSettingWhenOneIsGiven() {
        tolerant.pipeRaw(NUMBERS.name(), null, "{".getBytes(UTF_8));

        assertThat(tolerant.then(SEEN_NUMBERS).records()).isEmpty();
    }

    @Test
    void shouldRefuseToWorkWhenNoTestIsRunning() {
        TopologyHarness unregistered = TopologyHarness.of(WordCount::build);

        assertThatThrownBy(unregistered::now).isInstanceOf(IllegalStateException.class);
    }
}
