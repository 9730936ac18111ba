package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import example.words.Category;
import example.words.Counted;
import example.words.Formats;
import example.words.WordCount;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that fail, whose messages docs/testing.md quotes. Run by {@link DocumentTest} only. */
class DocumentedFailures {
    private static final TestTopic<String, String> LINES = TestTopic.of("lines", Serdes.String(), Serdes.String());
    private static final TestTopic<String, Category> CATEGORIES =
            TestTopic.of("categories", Serdes.String(), Formats.CATEGORY);
    private static final TestTopic<String, Counted> COUNTS = TestTopic.of("counts", Serdes.String(), Formats.COUNTED);

    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build);

    @Test
    void countsWrong() {
        words.given(CATEGORIES, "rose", Category.FLOWER);
        words.given(LINES, "poem", "A rose is a rose");

        words.when(LINES, "poem", "is a rose.");

        assertThat(words.then(COUNTS).values()).containsExactly(new Counted(TopologyHarness.START, 4));
    }

    @Test
    void forgetsToRead() {
        words.given(CATEGORIES, "rose", Category.FLOWER);
        assertThat(words.then(COUNTS).records()).isEmpty();

        words.when(LINES, "poem", "rose");
    }

    @Test
    void leavesAnIteratorOpen() {
        words.given(CATEGORIES, "rose", Category.FLOWER);

        assertThat(words.<String, Category>store("category-by-word").all()).hasNext();
    }

    @Test
    void renamesAStore() {
        PinnedTopology.assertUnchanged(words.topology(), "documented/words.topology");
    }

    @Test
    void writesAnotherForm() {
        GoldenFile.of("golden/counted.txt", new Counted(TopologyHarness.START, 4), Formats.COUNTED)
                .assertPinned();
    }

    @Test
    void lendsTwice() {
        EveryPath.from("on its shelf")
                .over(List.of("ann asks", "ann returns", "bob asks"))
                .deciding((String state, String request) -> new Step<>(
                        request.endsWith("asks") ? "lent" : "on its shelf",
                        request.endsWith("asks") ? List.of("here you are") : List.<String>of()))
                .upTo(6)
                .always(
                        "a book is lent once",
                        path -> assertThat(
                                        path.last().before().equals("lent")
                                                ? path.last().outputs()
                                                : List.<String>of())
                                .isEmpty())
                .walk();
    }
}
