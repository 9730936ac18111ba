package io.ordersaga.topology.view.analytics;

import io.ordersaga.topics.order.OrderStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted of one subject in one window. Tallies add up, in any order and grouping to the same: over the partitions of
 * a window as over the windows of a time.
 */
public sealed interface Tally {

    /**
     * The sum of two tallies of one kind.
     *
     * @throws IllegalArgumentException if they are of two kinds
     * @throws ArithmeticException if there is more than a {@code long} can count
     */
    static Tally sum(Tally one, Tally other) {
        record Both(Tally one, Tally other) {}
        return switch (new Both(one, other)) {
            case Both(Cohort a, Cohort b) -> new Cohort(Counts.sum(a.reached, b.reached));
            case Both(Sales a, Sales b) -> a.plus(b);
            case Both(ProductSales a, ProductSales b) -> a.plus(b);
            case Both(Failures a, Failures b) -> new Failures(Math.addExact(a.orders, b.orders));
            case Both(Durations a, Durations b) -> a.plus(b);
            case Both(Tally a, Tally b) -> throw new IllegalArgumentException("tallies of two kinds do not add up");
        };
    }

    /**
     * The orders that were created in a window, and how many of them have reached what, whenever that was.
     *
     * @param reached no entry for what none has reached
     */
    record Cohort(SortedMap<Milestone, Long> reached) implements Tally {
        public Cohort {
            reached = Collections.unmodifiableSortedMap(new TreeMap<>(reached));
        }

        public long reaching(Milestone milestone) {
            return reached.getOrDefault(milestone, 0L);
        }

        /** How many are in a state now. */
        public long in(OrderStatus status) {
            return switch (status) {
                case PENDING ->
                    reaching(Milestone.CREATED)
                            - in(OrderStatus.CONFIRMED)
                            - in(OrderStatus.FAILED)
                            - in(OrderStatus.CANCELLED);
                case CONFIRMED -> reaching(Milestone.CONFIRMED) - reaching(Milestone.TAKEN_BACK);
                case FAILED -> reaching(Milestone.FAILED);
                case CANCELLED -> reaching(Milestone.CANCELLED);
            };
        }
    }

    /**
     * What was sold by orders that were confirmed in a window, and what was given back by confirmed orders that were cancelled
     * in it.
     *
     * @param revenue in minor units
     * @param refunded in minor units
     */
    record Sales(long units, long revenue, long refundedUnits, long refunded) implements Tally {
        public static final Sales NONE = new Sales(0, 0, 0, 0);

        public Sales plus(Sales other) {
            return new Sales(
                    Math.addExact(units, other.units),
                    Math.addExact(revenue, other.revenue),
                    Math.addExact(refundedUnits, other.refundedUnits),
                    Math.addExact(refunded, other.refunded));
        }
    }

    /**
     * The sales of one product.
     *
     * @param name its name on the order counted last, by the time at which that occurred
     */
    record ProductSales(String name, Instant namedAt, Sales sales) implements Tally {
        private static final Comparator<ProductSales> BY_NAMING =
                Comparator.comparing(ProductSales::namedAt).thenComparing(ProductSales::name);

        ProductSales plus(ProductSales other) {
            ProductSales later = BY_NAMING.compare(this, other) >= 0 ? this : other;
            return new ProductSales(later.name, later.namedAt, sales.plus(other.sales));
        }
    }

    /** Orders that failed in a window for one reason. */
    record Failures(long orders) implements Tally {}

    /**
     * How long the sagas took that ended in a window: a DDSketch, as its bins.
     *
     * @param instant how many took less than a millisecond
     * @param bins how many took how long, by the index of {@link Percentiles}; none that is empty
     */
    record Durations(long instant, SortedMap<Integer, Long> bins) implements Tally {
        public static final Durations NONE = new Durations(0, new TreeMap<>());

        public Durations {
            bins = Collections.unmodifiableSortedMap(new TreeMap<>(bins));
        }

        public long sagas() {
            return Math.addExact(
                    instant, bins.values().stream().mapToLong(Long::longValue).sum());
        }

        public Durations plus(Durations other) {
            return new Durations(Math.addExact(instant, other.instant), Counts.sum(bins, other.bins));
        }
    }

    /** Numbers of things by what they are. */
    final class Counts {
        private Counts() {}

        static <K> SortedMap<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
            SortedMap<K, Long> sum = new TreeMap<>(one);
            other.forEach((key, count) -> sum.merge(key, count, Math::addExact));
            return sum;
        }
    }
}
