package example.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.TestTopic;
import io.ordersaga.testkit.TopologyHarness;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WordCountTest {
    private static final TestTopic<String, String> LINES = TestTopic.of("lines", Serdes.String(), Serdes.String());
    private static final TestTopic<String, Category> CATEGORIES =
            TestTopic.of("categories", Serdes.String(), Formats.CATEGORY);
    private static final TestTopic<String, Counted> COUNTS = TestTopic.of("counts", Serdes.String(), Formats.COUNTED);

    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build);

    @Test
    void shouldGoOnCountingWhenAWordOfTheCategoryComesAgain() {
        words.given(CATEGORIES, "rose", Category.FLOWER);
        words.given(LINES, "poem", "A rose is a rose");

        words.when(LINES, "poem", "is a rose.");

        assertThat(words.then(COUNTS).values()).containsExactly(new Counted(TopologyHarness.START, 3));
    }
}
