package example.words;

import static example.words.Topics.DEAD_LETTERS;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.testkit.TopologyHarness;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLetterTest {
    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build)
            .with(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE)
            .with(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class)
            .with(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "dead-letters");

    @Test
    void shouldKeepTheBytesOfACategoryThatNobodyKnows() {
        words.pipeRaw("categories", "rose".getBytes(UTF_8), "PLANT".getBytes(UTF_8));

        words.thenDeadLetter(DEAD_LETTERS)
                .isFrom("categories", 0)
                .hasReason("not a category")
                .keeps("rose", "PLANT");
    }
}
