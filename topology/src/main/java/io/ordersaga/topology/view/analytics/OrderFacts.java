package io.ordersaga.topology.view.analytics;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What has been counted of one order, so that nothing of it is counted twice.
 *
 * @param since when the first event that was heard of it had occurred
 * @param createdAt empty as long as only its payment has been heard of
 * @param reached in the order of the milestones
 */
public record OrderFacts(Instant since, Optional<Instant> createdAt, Set<Milestone> reached) {

    public OrderFacts {
        Set<Milestone> sorted = EnumSet.noneOf(Milestone.class);
        sorted.addAll(reached);
        reached = Collections.unmodifiableSet(sorted);
    }

    /** An order of which nothing was known until now. */
    static OrderFacts unknown(Instant since) {
        return new OrderFacts(since, Optional.empty(), Set.of());
    }

    boolean has(Milestone milestone) {
        return reached.contains(milestone);
    }

    /** Whether its saga has ended, in whatever way. */
    boolean hasEnded() {
        return has(Milestone.CONFIRMED) || has(Milestone.FAILED) || has(Milestone.CANCELLED);
    }

    OrderFacts with(Set<Milestone> more, Instant at) {
        Set<Milestone> all = EnumSet.noneOf(Milestone.class);
        all.addAll(reached);
        all.addAll(more);
        return new OrderFacts(since, more.contains(Milestone.CREATED) ? Optional.of(at) : createdAt, all);
    }
}
