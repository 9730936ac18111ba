package io.ordersaga.edge.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Counts and times the steps of orders' sagas, from the rows of the orders' view: on the instance that owns an order's
 * partition, once per event but for those that are folded again after a crash.
 */
public final class SagaMetrics implements ViewListener {
    /** The events that take an order to another step; the others are only noted. */
    private static final Set<String> STEPS = Set.of(
            "order-created",
            "order-products-reserved",
            "order-confirmed",
            "order-payment-failed",
            "order-failed",
            "order-cancellation-requested",
            "order-cancelled");

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
    };

    private final MeterRegistry registry;

    public SagaMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
        if (row instanceof OrderView order
                && STEPS.contains(order.timeline().getLast().event())) {
            entered(order);
        }
    }

    private void entered(OrderView order) {
        List<TimelineEntry> steps = order.timeline().stream()
                .filter(entry -> STEPS.contains(entry.event()))
                .toList();
        Counter.builder("ordersaga.saga.entered")
                .description("Orders that entered a step of their saga")
                .tag("step", label(order.step()))
                .tag("status", label(order.status()))
                .register(registry)
                .increment();
        if (steps.size() > 1) {
            TimelineEntry left = steps.get(steps.size() - 2);
            time("ordersaga.saga.step", "Time from an event of the saga to the next", "after", left.event())
                    .record(between(left.at(), order.updatedAt()));
        }
        if (order.status() != OrderStatus.PENDING && isFirstEnd(steps)) {
            time("ordersaga.saga", "Time from an order to its end", "status", label(order.status()))
                    .record(between(order.createdAt(), order.updatedAt()));
        }
    }

    /** Whether the order had not ended before: a confirmed one that is cancelled had. */
    private static boolean isFirstEnd(List<TimelineEntry> steps) {
        return steps.stream().noneMatch(entry -> entry.event().equals("order-confirmed"))
                || steps.getLast().event().equals("order-confirmed");
    }

    private Timer time(String name, String description, String tag, String value) {
        return Timer.builder(name + ".duration")
                .description(description)
                .tag(tag, value)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** The clocks of two instances may differ; no time is negative. */
    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
