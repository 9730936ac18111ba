package io.ordersaga.topology.view.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topology.view.analytics.Tally.Cohort;
import io.ordersaga.topology.view.analytics.Tally.Durations;
import io.ordersaga.topology.view.analytics.Tally.Failures;
import io.ordersaga.topology.view.analytics.Tally.ProductSales;
import io.ordersaga.topology.view.analytics.Tally.Sales;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TallyTest {
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");

    static Stream<List<Tally>> kinds() {
        return Stream.of(
                List.of(
                        new Cohort(new TreeMap<>(Map.of(Milestone.CREATED, 2L, Milestone.FAILED, 1L))),
                        new Cohort(new TreeMap<>(Map.of(Milestone.CREATED, 3L))),
                        new Cohort(new TreeMap<>())),
                List.of(new Sales(1, 2, 3, 4), new Sales(10, 20, 30, 40), Sales.NONE),
                List.of(
                        new ProductSales("Lamp", EARLY, new Sales(1, 2, 3, 4)),
                        new ProductSales("Lantern", LATE, new Sales(5, 6, 7, 8)),
                        new ProductSales("Lamp", LATE, new Sales(1, 1, 1, 1))),
                List.of(new Failures(1), new Failures(2), new Failures(0)),
                List.of(
                        Percentiles.of(Duration.ofMillis(20)),
                        Percentiles.of(Duration.ofMillis(20)),
                        Percentiles.of(Duration.ZERO)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldAddUpToTheSameInAnyOrderAndGrouping(List<Tally> tallies) {
        Tally a = tallies.get(0);
        Tally b = tallies.get(1);
        Tally c = tallies.get(2);
        Tally expected = Tally.sum(Tally.sum(a, b), c);

        assertThat(Tally.sum(a, Tally.sum(b, c))).isEqualTo(expected);
        assertThat(Tally.sum(Tally.sum(c, a), b)).isEqualTo(expected);
        assertThat(Tally.sum(b, Tally.sum(a, c))).isEqualTo(expected);
    }

    @Test
    void shouldCallAProductAsItWasCalledLast() {
        Tally sum = Tally.sum(
                new ProductSales("Lantern", LATE, new Sales(5, 6, 7, 8)),
                new ProductSales("Lamp", EARLY, new Sales(1, 2, 3, 4)));

        assertThat(sum).isEqualTo(new ProductSales("Lantern", LATE, new Sales(6, 8, 10, 12)));
    }

    @Test
    void shouldRefuseToAddWhatIsNotAlike() {
        assertThatThrownBy(() -> Tally.sum(new Failures(1), Sales.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tally.sum(new Sales(0, Long.MAX_VALUE, 0, 0), new Sales(0, 1, 0, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldGivePercentilesWithinTheAccuracyHoweverTheDurationsWereSplit() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Long> millis = new ArrayList<>();
        List<Durations> parts = new ArrayList<>(Collections.nCopies(7, Durations.NONE));
        for (int i = 0; i < 10_000; i++) {
            long one = (long) Math.exp(random.nextDouble() * 13);
            millis.add(one);
            int part = random.nextInt(parts.size());
            parts.set(part, (Durations) Tally.sum(parts.get(part), Percentiles.of(Duration.ofMillis(one))));
        }
        Collections.sort(millis);

        Durations all = parts.stream().reduce(Durations.NONE, (a, b) -> (Durations) Tally.sum(a, b));
        Percentiles percentiles = Percentiles.of(all);

        assertThat(all.sagas()).isEqualTo(10_000);
        for (double quantile : new double[] {0, 0.5, 0.9, 0.95, 0.99, 1}) {
            double exact = millis.get((int) (quantile * 9_999));
            assertThat((double) percentiles.millis(quantile))
                    .as("quantile %s, seed %s", quantile, seed)
                    .isBetween(exact * 0.99 - 0.5, exact * 1.01 + 0.5);
        }
    }

    @Test
    void shouldCountADurationOfAClockThatWasSetBackAsNone() {
        Durations durations = Percentiles.of(Duration.ofMillis(-5));

        assertThat(durations).isEqualTo(Percentiles.of(Duration.ZERO));
        assertThat(Percentiles.of(durations).millis(0.5)).isZero();
        assertThatThrownBy(() -> Percentiles.of(Durations.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldBeginWindowsAtWholeMultiplesOfTheirLength() {
        Instant at = Instant.parse("2026-03-04T05:06:07.890Z");

        assertThat(Resolution.MINUTE.startOf(at)).isEqualTo("2026-03-04T05:06:00Z");
        assertThat(Resolution.HOUR.startOf(at)).isEqualTo("2026-03-04T05:00:00Z");
        assertThat(Resolution.DAY.startOf(at)).isEqualTo("2026-03-04T00:00:00Z");
        assertThat(Resolution.DAY.startOf(Instant.parse("1969-12-31T23:59:59.999Z")))
                .isEqualTo("1969-12-31T00:00:00Z");
        assertThat(Resolution.DAY.startOf(Resolution.DAY.startOf(at))).isEqualTo(Resolution.DAY.startOf(at));
        assertThat(Resolution.MINUTE.oldest(at)).isEqualTo("2026-02-25T05:06:00Z");
    }
}
