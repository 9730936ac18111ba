package io.ordersaga.testkit;

import static io.ordersaga.testkit.WordCount.NUMBERS;
import static io.ordersaga.testkit.WordCount.SEEN_NUMBERS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLetterTest {
    private static final DeadLetterTopic LETTERS = DeadLetterTopic.ofStreams("dead-letters");
    private static final DeadLetter LETTER = new DeadLetter(
            LETTERS,
            Optional.of(bytes("k")),
            Optional.empty(),
            Map.of(
                    LETTERS.reason(),
                    "too short",
                    LETTERS.topic(),
                    "numbers",
                    LETTERS.partition(),
                    "0",
                    LETTERS.offset(),
                    "7",
                    "trace",
                    "00-1"));

    // Under exactly-once the driver of Kafka 4.3 forgets what a deserialization handler sends.
    @RegisterExtension
    final TopologyHarness numbers = TopologyHarness.of(WordCount::build)
            .with(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE)
            .with(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class)
            .with(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, LETTERS.name());

    @Test
    void shouldShowWhatStreamsOwnHandlerSends() {
        numbers.given(NUMBERS, "k", 1L);
        numbers.pipeRaw(NUMBERS.name(), "k".getBytes(UTF_8), "seven".getBytes(UTF_8));

        numbers.thenDeadLetter(LETTERS)
                .isFrom("numbers", 1)
                .hasReasonContaining("Size of data received by LongDeserializer is not 8")
                .keeps("k", "seven");
        assertThat(numbers.then(SEEN_NUMBERS).records()).isEmpty();
    }

    @Test
    void shouldShowEveryLetterWhenThereAreSeveral() {
        numbers.pipeRaw(NUMBERS.name(), null, "seven".getBytes(UTF_8));
        numbers.pipeRaw(NUMBERS.name(), null, "eight".getBytes(UTF_8));

        assertThat(numbers.thenDeadLetters(LETTERS))
                .extracting(DeadLetter::value)
                .containsExactly(Optional.of(bytes("seven")), Optional.of(bytes("eight")));
    }

    @Test
    void shouldRefuseToTakeNoneOrSeveralForOne() {
        assertThatThrownBy(() -> numbers.thenDeadLetter(LETTERS))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected one dead letter in dead-letters but there are []");
    }

    @Test
    void shouldAcceptALetterThatIsWhatIsSaidOfIt() {
        new DeadLetterAssert(LETTER)
                .isFrom("numbers")
                .isFrom("numbers", 7)
                .hasReason("too short")
                .hasReasonContaining("short")
                .hasHeader("trace", "00-1")
                .hasHeaders(Map.of("trace", "00-1"))
                .keeps("k", null)
                .keeps(new byte[] {'k'}, null);
    }

    @Test
    void shouldSayWhatIsThereInsteadWhenALetterIsAnother() {
        DeadLetterAssert letter = new DeadLetterAssert(LETTER);

        assertThatThrownBy(() -> letter.isFrom("words"))
                .hasMessageContaining("expected header <__streams.errors.topic> to be <words> but it is <numbers>");
        assertThatThrownBy(() -> letter.isFrom("numbers", 8)).hasMessageContaining("to be <8> but it is <7>");
        assertThatThrownBy(() -> letter.hasReason("too long")).hasMessageContaining("<too long> but it is <too short>");
        assertThatThrownBy(() -> letter.hasReasonContaining("long"))
                .hasMessageContaining("expected a reason with <long> in it but it is <Optional[too short]>");
        assertThatThrownBy(() -> letter.hasHeader("actor", "ann"))
                .hasMessageContaining("to be <ann> but it is <not there> among {")
                .hasMessageContaining("trace=00-1");
        assertThatThrownBy(() -> letter.keeps("k", "v"))
                .hasMessageContaining("expected the letter to keep the value <v> but it is <null>");
        assertThatThrownBy(() -> letter.keeps(null, (String) null))
                .hasMessageContaining("expected the letter to keep the key <null> but it is <k>");
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(UTF_8));
    }
}
