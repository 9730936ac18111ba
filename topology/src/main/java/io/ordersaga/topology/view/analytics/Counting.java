package io.ordersaga.topology.view.analytics;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancellationRequested;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderCommandRefused;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderEventNoted;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderPaymentFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topology.view.analytics.Count.Subject;
import io.ordersaga.topology.view.analytics.Tally.Cohort;
import io.ordersaga.topology.view.analytics.Tally.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is counted when something is heard of an order. Pure. Each milestone of an order is counted once, so that repeats change
 * nothing, and payments may be heard of before or after what the order's own events say.
 */
public final class Counting {
    private Counting() {}

    /**
     * What follows from an event.
     *
     * @param facts empty as long as nothing is to be remembered of the order
     */
    public record Step(Optional<OrderFacts> facts, List<Count> counts) {
        public Step {
            counts = List.copyOf(counts);
        }
    }

    /** An event of the order itself. Without a creation before it, there is nothing that it could be counted with. */
    public static Step heard(Optional<OrderFacts> facts, Message<OrderEvent> message) {
        OrderEvent event = message.body();
        OrderFacts before = facts.orElseGet(() -> OrderFacts.unknown(message.occurredAt()));
        boolean countable = before.has(Milestone.CREATED) || event instanceof OrderCreated;
        Set<Milestone> reached = countable ? reached(before, event) : Set.of();
        return step(facts, before, new News(message.occurredAt(), reached, Optional.of(event)));
    }

    /** An event of the order's payment, which may come before the order's own. */
    public static Step paid(Optional<OrderFacts> facts, Message<PaymentEvent> message) {
        OrderFacts before = facts.orElseGet(() -> OrderFacts.unknown(message.occurredAt()));
        Set<Milestone> reached = message.body() instanceof PaymentProcessed
                ? EnumSet.of(Milestone.RESERVED, Milestone.PAID)
                : EnumSet.noneOf(Milestone.class);
        return step(facts, before, new News(message.occurredAt(), reached, Optional.empty()));
    }

    private record News(Instant at, Set<Milestone> reached, Optional<OrderEvent> event) {}

    private static Set<Milestone> reached(OrderFacts facts, OrderEvent event) {
        return switch (event) {
            case OrderCreated e -> EnumSet.of(Milestone.CREATED);
            case OrderProductsReserved e -> EnumSet.of(Milestone.RESERVED);
            case OrderConfirmed e
            when !facts.hasEnded() -> EnumSet.of(Milestone.RESERVED, Milestone.PAID, Milestone.CONFIRMED);
            case OrderFailed e when !facts.hasEnded() -> EnumSet.of(Milestone.FAILED);
            case OrderCancelled e when !facts.hasEnded() -> EnumSet.of(Milestone.CANCELLED);
            case OrderCancelled e
            when facts.has(Milestone.CONFIRMED) -> EnumSet.of(Milestone.CANCELLED, Milestone.TAKEN_BACK);
            case OrderConfirmed e -> Set.of();
            case OrderFailed e -> Set.of();
            case OrderCancelled e -> Set.of();
            case OrderPaymentFailed e -> Set.of();
            case OrderCancellationRequested e -> Set.of();
            case OrderCommandRefused e -> Set.of();
            case OrderEventNoted e -> Set.of();
        };
    }

    private static Step step(Optional<OrderFacts> known, OrderFacts before, News news) {
        Set<Milestone> fresh = EnumSet.noneOf(Milestone.class);
        news.reached().stream().filter(milestone -> !before.has(milestone)).forEach(fresh::add);
        if (fresh.isEmpty()) {
            return new Step(known, List.of());
        }
        OrderFacts after = before.with(fresh, news.at());
        return new Step(
                Optional.of(after),
                after.createdAt()
                        .map(createdAt -> counts(after, fresh, createdAt, news))
                        .orElse(List.of()));
    }

    private static List<Count> counts(OrderFacts after, Set<Milestone> fresh, Instant createdAt, News news) {
        List<Count> counts = new ArrayList<>();
        // What was reached before the creation was heard of could not be counted then.
        counts.add(cohort(createdAt, fresh.contains(Milestone.CREATED) ? after.reached() : fresh));
        news.event().ifPresent(event -> counts.addAll(endings(event, after, createdAt, news.at())));
        return counts;
    }

    private static Count cohort(Instant createdAt, Set<Milestone> reached) {
        SortedMap<Milestone, Long> counts = new TreeMap<>();
        reached.forEach(milestone -> counts.put(milestone, 1L));
        return new Count(Subject.ORDERS, createdAt, new Cohort(counts));
    }

    private static List<Count> endings(OrderEvent event, OrderFacts after, Instant createdAt, Instant at) {
        List<Count> counts = new ArrayList<>();
        if (event instanceof OrderConfirmed e) {
            counts.addAll(LineCounts.sold(e.lines(), at));
            counts.add(duration(OrderStatus.CONFIRMED, createdAt, at));
        } else if (event instanceof OrderFailed e) {
            counts.add(new Count(Subject.failure(e.reason()), at, new Failures(1)));
            counts.add(duration(OrderStatus.FAILED, createdAt, at));
        } else if (event instanceof OrderCancelled e && after.has(Milestone.TAKEN_BACK)) {
            counts.addAll(LineCounts.takenBack(e.lines(), at));
        } else if (event instanceof OrderCancelled) {
            counts.add(duration(OrderStatus.CANCELLED, createdAt, at));
        }
        return counts;
    }

    private static Count duration(OrderStatus end, Instant createdAt, Instant at) {
        return new Count(Subject.duration(end), at, Percentiles.of(Duration.between(createdAt, at)));
    }
}
