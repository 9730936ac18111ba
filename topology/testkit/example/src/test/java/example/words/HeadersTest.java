package example.words;

import static example.words.Topics.CATEGORIES;
import static example.words.Topics.COUNTS;
import static example.words.Topics.LINES;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.TopologyHarness;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeadersTest {
    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build);

    @Test
    void shouldCarryTheTraceOfTheLineToEachCount() {
        words.given(CATEGORIES, "rose", Category.FLOWER);

        words.when(LINES, "poem", "rose rose", Map.of("trace", "00-1"));

        assertThat(words.then(COUNTS).headers("trace")).containsOnly(Optional.of("00-1"));
    }

    @Test
    void shouldCountNothingWhenNobodyKnowsTheWord() {
        words.when(LINES, "poem", "stone");

        assertThat(words.then(COUNTS).records()).isEmpty();
    }

    @Test
    void shouldForgetACategoryWhenItsTombstoneComes() {
        words.given(CATEGORIES, "rose", Category.FLOWER);

        words.when(CATEGORIES, "rose", (Category) null);
        words.when(LINES, "poem", "rose");

        assertThat(words.then(COUNTS).records()).isEmpty();
    }

    @Test
    void shouldMakeAStoreOfTheCategoriesWhateverBecomesOfTheWords() {
        words.ignoring(COUNTS);

        words.when(CATEGORIES, "rose", Category.FLOWER);
        words.when(LINES, "poem", "rose");

        assertThat(words.<String, Category>store("category-by-word").get("rose"))
                .isEqualTo(Category.FLOWER);
    }
}
