package io.ordersaga.testkit;

import static io.ordersaga.testkit.WordCount.COUNTS;
import static io.ordersaga.testkit.WordCount.ORDERS;
import static io.ordersaga.testkit.WordCount.SEEN_ORDERS;
import static io.ordersaga.testkit.WordCount.TOTALS;
import static io.ordersaga.testkit.WordCount.WORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.order.OrderCommand;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopologyHarnessTest {
    private static final OrderCommand CANCEL =
            new OrderCommand.CancelOrder(OrderId.of(new UUID(0, 7)), Optional.empty());

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
    void shouldWrapBodiesIntoMessagesWithCountedIdsAndTheTimeOfTheTest() {
        EventId first = words.givenMessage(ORDERS, "k", CANCEL);
        words.advance(Duration.ofSeconds(1));
        EventId second = words.whenMessage(ORDERS, "k", CANCEL);

        Output<String, Message<OrderCommand>> seen = words.then(SEEN_ORDERS);
        assertThat(first).isEqualTo(EventId.of(new UUID(0, 1)));
        assertThat(seen.values()).containsExactly(new Message<>(second, words.now(), CANCEL));
        assertThat(seen.bodies()).containsExactly(CANCEL);
    }

    @Test
    void shouldSendHeadersWithAMessage() {
        words.whenMessage(ORDERS, "k", CANCEL, Map.of("actor", "usr_1"));

        assertThat(words.then(SEEN_ORDERS).records())
                .singleElement()
                .extracting(OutputRecord::headers)
                .isEqualTo(Map.of("actor", "usr_1"));
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
        assertThatThrownBy(() -> words.pipeRaw(ORDERS.name(), null, "{".getBytes(UTF_8)))
                .isInstanceOf(StreamsException.class);
    }

    @Test
    void shouldRunWithAnExtraSettingWhenOneIsGiven() {
        tolerant.pipeRaw(ORDERS.name(), null, "{".getBytes(UTF_8));

        assertThat(tolerant.then(SEEN_ORDERS).records()).isEmpty();
    }

    @Test
    void shouldRefuseToWorkWhenNoTestIsRunning() {
        TopologyHarness unregistered = TopologyHarness.of(WordCount::build);

        assertThatThrownBy(unregistered::now).isInstanceOf(IllegalStateException.class);
    }
}
