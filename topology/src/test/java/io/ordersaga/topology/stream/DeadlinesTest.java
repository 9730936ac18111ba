package io.ordersaga.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadlinesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyedStore<String, Deadline<String>> STORE =
            Deadlines.store("order-deadlines", Serdes.String());

    @TempDir
    Path directory;

    private final List<String> passed = new ArrayList<>();
    private MockProcessorContext<Void, Void> context = new MockProcessorContext<>();

    @BeforeEach
    void openStore() {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
        KeyValueStore<String, Deadline<String>> store =
                STORE.builder().withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        context.setCurrentSystemTimeMs(START.toEpochMilli());
    }

    @AfterEach
    void closeStore() {
        STORE.in(context).close();
    }

    @Test
    void shouldScheduleNothingWhileNothingWaits() {
        Deadlines<String> deadlines = open();
        assertThat(context.scheduledPunctuators()).isEmpty();

        deadlines.move("a", Optional.empty(), after(10), new RecordHeaders());
        deadlines.move("a", after(10), Optional.empty(), new RecordHeaders());
        come(10);

        assertThat(waiting()).isEmpty();
        assertThat(passed).isEmpty();
    }

    @Test
    void shouldWaitForTheEarliestDeadlineOnly() {
        Deadlines<String> deadlines = open();

        deadlines.move("b", Optional.empty(), after(20), new RecordHeaders());
        deadlines.move("c", Optional.empty(), after(30), new RecordHeaders());
        deadlines.move("a", Optional.empty(), after(10), new RecordHeaders());

        assertThat(waiting()).containsExactly(Duration.ofSeconds(10));
        come(10);
        assertThat(passed).containsExactly("a");
        assertThat(waiting()).containsExactly(Duration.ofSeconds(10));
        come(30);
        assertThat(passed).containsExactly("a", "b", "c");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void shouldWaitForWhatItFindsInItsStore() {
        open().move("a", Optional.empty(), after(10), new RecordHeaders());
        waitingPunctuators().forEach(CapturedPunctuator::cancel);

        open();

        assertThat(waiting()).containsExactly(Duration.ofSeconds(10));
        come(11);
        assertThat(passed).containsExactly("a");
    }

    @Test
    void shouldLetOthersHaveTheirTurnWhenThousandsAreDue() {
        Deadlines<String> deadlines = open();
        for (int key = 0; key < 1_200; key++) {
            deadlines.move("key-" + key, Optional.empty(), after(1), new RecordHeaders());
        }

        come(2);

        assertThat(passed).hasSize(500);
        assertThat(waiting()).containsExactly(Duration.ofMillis(200));
        come(3);
        come(4);
        assertThat(passed).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void shouldGoOnWaitingWhenTheHandlerFails() {
        Deadlines<String> deadlines = Deadlines.in(context, STORE, Function.identity(), due -> {
            throw new UndecidableRecordException("for a test");
        });
        deadlines.move("a", Optional.empty(), after(1), new RecordHeaders());
        context.setCurrentSystemTimeMs(START.plusSeconds(1).toEpochMilli());

        assertThat(catchThrowable(() -> fire(waitingPunctuators()))).isInstanceOf(UndecidableRecordException.class);

        assertThat(waiting()).containsExactly(Duration.ofMillis(200));
    }

    /** Deadlines that are dropped when they have passed. */
    private Deadlines<String> open() {
        List<Deadlines<String>> self = new ArrayList<>();
        self.add(Deadlines.in(context, STORE, Function.identity(), due -> {
            passed.add(due.key());
            self.get(0).move(due.key(), Optional.of(due.dueAt()), Optional.empty(), due.headers());
        }));
        return self.get(0);
    }

    private void come(long seconds) {
        context.setCurrentSystemTimeMs(START.plusSeconds(seconds).toEpochMilli());
        fire(waitingPunctuators());
    }

    private static void fire(List<CapturedPunctuator> punctuators) {
        punctuators.forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
    }

    private List<Duration> waiting() {
        return waitingPunctuators().stream()
                .map(CapturedPunctuator::getInterval)
                .toList();
    }

    private List<CapturedPunctuator> waitingPunctuators() {
        return context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList();
    }

    private static Optional<Instant> after(long seconds) {
        return Optional.of(START.plusSeconds(seconds));
    }
}
