package example.words;

import io.ordersaga.testkit.DeadLetterTopic;
import io.ordersaga.testkit.TestTopic;
import org.apache.kafka.common.serialization.Serdes;

/** The topics of the word count, as its tests speak of them. */
final class Topics {
    static final TestTopic<String, String> LINES = TestTopic.of("lines", Serdes.String(), Serdes.String());
    static final TestTopic<String, Category> CATEGORIES = TestTopic.of("categories", Serdes.String(), Formats.CATEGORY);
    static final TestTopic<String, Counted> COUNTS = TestTopic.of("counts", Serdes.String(), Formats.COUNTED);
    static final DeadLetterTopic DEAD_LETTERS = DeadLetterTopic.ofStreams("dead-letters");

    private Topics() {}
}
