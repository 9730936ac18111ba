package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.SessionWindow;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.VersionedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoresTest {
    private static final TestTopic<String, String> WORDS = TestTopic.of("words", Serdes.String(), Serdes.String());
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = TopologyHarness.START;
    private static final long AT = START.toEpochMilli();

    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(StoresTest::build);

    @Test
    void shouldShowTheValuesOfATimestampedStoreWithTheirTimesOrWithout() {
        words.when(WORDS, "a", "x");
        words.whenAt(START.plusSeconds(2), WORDS, "a", "y");

        assertThat(words.<String, Long>entries("count")).containsExactly(entry("a", 2L));
        assertThat(words.<String, Long>timestampedEntries("count"))
                .containsExactly(entry("a", ValueAndTimestamp.make(2L, AT + 2_000)));
        assertThat(words.<String, Long>timestampedStore("count").get("a").timestamp())
                .isEqualTo(AT + 2_000);
    }

    @Test
    void shouldShowEveryWindowWhenStreamTimeHasMovedToTheNext() {
        words.when(WORDS, "a", "x");
        words.whenAt(START.plus(MINUTE), WORDS, "a", "y");

        assertThat(words.<String, Long>windowEntries("windows"))
                .containsExactly(
                        entry(new Windowed<>("a", new TimeWindow(AT, AT + 60_000)), 1L),
                        entry(new Windowed<>("a", new TimeWindow(AT + 60_000, AT + 120_000)), 1L));
        assertThat(words.<String, Long>windowStore("windows").fetch("a", AT)).isEqualTo(1L);
        assertThat(words.<String, Long>timestampedWindowStore("windows").fetch("a", AT))
                .isEqualTo(ValueAndTimestamp.make(1L, AT));
    }

    @Test
    void shouldNotCountWhatComesTooLateForItsWindow() {
        words.whenAt(START.plus(MINUTE), WORDS, "a", "in time");
        words.when(WORDS, "a", "late");

        assertThat(words.<String, Long>windowEntries("windows")).hasSize(1);
    }

    @Test
    void shouldShowEverySession() {
        words.when(WORDS, "a", "x");
        words.whenAt(START.plusSeconds(30), WORDS, "a", "y");
        words.whenAt(START.plusSeconds(300), WORDS, "a", "z");

        assertThat(words.<String, Long>sessionEntries("sessions"))
                .containsExactly(
                        entry(new Windowed<>("a", new SessionWindow(AT, AT + 30_000)), 2L),
                        entry(new Windowed<>("a", new SessionWindow(AT + 300_000, AT + 300_000)), 1L));
        assertThat(words.<String, Long>sessionStore("sessions").fetchSession("a", AT, AT + 30_000))
                .isEqualTo(2L);
    }

    @Test
    void shouldShowTheHistoryOfAVersionedStore() {
        words.when(WORDS, "a", "old");
        words.whenAt(START.plusSeconds(2), WORDS, "a", "new");

        assertThat(words.<String, String>versionedStore("history").get("a", AT + 1_000))
                .isEqualTo(new VersionedRecord<>("old", AT));
        assertThat(words.<String, String>versionedStore("history").get("a"))
                .isEqualTo(new VersionedRecord<>("new", AT + 2_000));
    }

    @Test
    void shouldListTheStoresThereAreWhenTheNameIsAnothersOrNobodys() {
        assertThatThrownBy(() -> words.windowEntries("count"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no window store count among [count, history, sessions, windows]");
        assertThatThrownBy(() -> words.sessionStore("nothing")).hasMessageStartingWith("no session store nothing");
        assertThatThrownBy(() -> words.versionedStore("count")).hasMessageStartingWith("no versioned key-value store");
        assertThatThrownBy(() -> words.timestampedStore("windows")).hasMessageStartingWith("no timestamped key-value");
        assertThatThrownBy(() -> words.timestampedWindowStore("sessions"))
                .hasMessageStartingWith("no timestamped window store");
    }

    private static Topology build(Properties config) {
        StreamsBuilder builder = new StreamsBuilder();
        KGroupedStream<String, String> grouped = builder.stream(
                        "words", Consumed.with(Serdes.String(), Serdes.String()))
                .groupByKey();
        grouped.count(Materialized.as("count"));
        grouped.windowedBy(TimeWindows.ofSizeWithNoGrace(MINUTE)).count(Materialized.as("windows"));
        grouped.windowedBy(SessionWindows.ofInactivityGapWithNoGrace(MINUTE)).count(Materialized.as("sessions"));
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .toTable(Materialized.<String, String>as(
                                Stores.persistentVersionedKeyValueStore("history", Duration.ofHours(1)))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.String()));
        return builder.build(config);
    }
}
