package example.words;

import static example.words.Topics.CATEGORIES;
import static example.words.Topics.COUNTS;
import static example.words.Topics.LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.ordersaga.testkit.TopologyHarness;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeTest {
    private static final Instant START = TopologyHarness.START;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build);

    @BeforeEach
    void knowRoses() {
        words.given(CATEGORIES, "rose", Category.FLOWER);
    }

    @Test
    void shouldBeginAnewWhenTheNextMinuteBegins() {
        words.given(LINES, "poem", "rose rose");

        words.advance(MINUTE);
        words.when(LINES, "poem", "rose");

        assertThat(words.then(COUNTS).values()).containsExactly(new Counted(START.plus(MINUTE), 1));
    }

    @Test
    void shouldCountALateWordWithinTheGraceAndNotAfterIt() {
        words.given(LINES, "poem", "rose");

        words.whenAt(START.plusSeconds(69), LINES, "poem", "rose");
        words.whenAt(START.plusSeconds(59), LINES, "late", "rose");
        words.whenAt(START.plusSeconds(70), LINES, "poem", "rose");
        words.whenAt(START.plusSeconds(59), LINES, "too late", "rose");

        assertThat(words.then(COUNTS).values())
                .containsExactly(
                        new Counted(START.plus(MINUTE), 1), new Counted(START, 2), new Counted(START.plus(MINUTE), 2));
    }

    @Test
    void shouldKeepTheCountOfEachMinute() {
        words.given(LINES, "poem", "rose");
        words.advance(MINUTE);
        words.given(LINES, "poem", "rose rose");

        assertThat(words.entries("category-by-word")).containsExactly(entry("rose", Category.FLOWER));
        assertThat(words.<String, Long>windowEntries("count-by-minute"))
                .containsExactly(
                        entry(new Windowed<>("FLOWER", minute(START)), 1L),
                        entry(new Windowed<>("FLOWER", minute(START.plus(MINUTE))), 2L));
    }

    private static TimeWindow minute(Instant start) {
        return new TimeWindow(start.toEpochMilli(), start.plus(MINUTE).toEpochMilli());
    }
}
