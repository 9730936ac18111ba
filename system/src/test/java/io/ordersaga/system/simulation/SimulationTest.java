package io.ordersaga.system.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.system.simulation.task.Program;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All services together, with everything that can go wrong. */
@Order(2)
class SimulationTest {
    private static final List<Program> PROGRAMS = Programs.all();
    private static final int FEW = 40;
    private static final long MANY = 100_000;

    @Test
    void shouldBreakNoLawInAHundredThousandOrdersUnderFaults() throws InterruptedException {
        Campaign.Plan plan = new Campaign.Plan(1, MANY, 2);
        long start = System.nanoTime();

        Campaign.Report report = new Campaign(PROGRAMS, plan, orders -> {}).run();

        new ReportPrinter(new PrintWriter(System.out, true, UTF_8))
                .print(report, Duration.ofNanos(System.nanoTime() - start));
        TransitionTable table = TransitionTable.listed();
        assertThat(report.failed()).as("runs that broke a law").isEmpty();
        assertThat(table.missing(report.coverage()))
                .as("rows that were not taken, faults that did not strike")
                .isEmpty();
        assertThat(table.unlisted(report.coverage()))
                .as("rows that nobody has listed in transitions.txt")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldPlayTheSameTraceByteForByteWhenTheSeedIsTheSame(long seed) {
        RecordingObserver first = new RecordingObserver();
        RecordingObserver second = new RecordingObserver();

        Simulation.play(PROGRAMS, seed, FEW, first);
        Simulation.play(PROGRAMS, seed, FEW, second);

        assertThat(first.text()).isNotEmpty().isEqualTo(second.text());
    }

    @Test
    void shouldPlayAnotherTraceWhenTheSeedIsAnother() {
        RecordingObserver first = new RecordingObserver();
        RecordingObserver second = new RecordingObserver();

        Simulation.play(PROGRAMS, 1, FEW, first);
        Simulation.play(PROGRAMS, 2, FEW, second);

        assertThat(first.text()).isNotEqualTo(second.text());
    }

    @Test
    void shouldGiveTheSameDigestOnAnyNumberOfThreads() throws InterruptedException {
        long one = new Campaign(PROGRAMS, new Campaign.Plan(7, 600, 1), orders -> {})
                .run()
                .digest();
        long three = new Campaign(PROGRAMS, new Campaign.Plan(7, 600, 3), orders -> {})
                .run()
                .digest();

        assertThat(one).isEqualTo(three);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldPlayARunAgainFromItsText(long seed) {
        RecordingObserver played = new RecordingObserver();
        Simulation.play(PROGRAMS, seed, FEW, played);
        String text = new Trace(Climate.of(seed).size(), played.steps()).toString();

        RecordingObserver replayed = new RecordingObserver();
        Optional<Failure> failure = Trace.parse(text).play(PROGRAMS, replayed);

        assertThat(failure).isEmpty();
        assertThat(replayed.text()).isEqualTo(played.text());
    }

    @Test
    void shouldShrinkAFailingRunToTheStepsThatItNeeds() {
        List<Program> withoutPaymentViews = PROGRAMS.stream()
                .filter(program -> !program.applicationId().equals("payment-views"))
                .toList();

        Shrinking.Shrunk shrunk = new Shrinking(withoutPaymentViews).shrink(1, Campaign.ORDERS_PER_RUN);

        assertThat(shrunk.trace().steps())
                .extracting(step -> step.getClass().getSimpleName())
                .as("an order of up to four products that are in the catalogue")
                .hasSizeBetween(2, 5)
                .containsOnly("Create", "Place")
                .containsOnlyOnce("Place");
        assertThat(Trace.parse(shrunk.trace().toString()).play(withoutPaymentViews, new RecordingObserver()))
                .contains(shrunk.failure());
    }
}
