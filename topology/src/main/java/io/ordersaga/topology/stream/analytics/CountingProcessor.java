package io.ordersaga.topology.stream.analytics;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.UndecidableRecordException;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.view.analytics.Count;
import io.ordersaga.topology.view.analytics.Counting;
import io.ordersaga.topology.view.analytics.OrderFacts;
import io.ordersaga.topology.view.analytics.Resolution;
import io.ordersaga.topology.view.analytics.Tally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Adds what is heard of each order to the windows of its partition. What it reads is committed and the sums are the same in any
 * order of events, so a query is never told what is taken back. Many orders change few windows: the stores are cached, so
 * that a window is written once per commit.
 */
final class CountingProcessor implements Processor<OrderId, Heard, Void, Void> {
    private final ViewListener listener;
    private final ProcessorContext<Void, Void> context;
    private final KeyValueStore<OrderId, OrderFacts> orders;
    private final KeyValueStore<String, OrderId> ordersByTime;
    private final KeyValueStore<String, Tally> tallies;

    private CountingProcessor(ViewListener listener, ProcessorContext<Void, Void> context) {
        this.listener = listener;
        this.context = context;
        this.orders = AnalyticsStores.ORDERS.in(context);
        this.ordersByTime = AnalyticsStores.ORDERS_BY_TIME.in(context);
        this.tallies = AnalyticsStores.TALLIES.in(context);
        Forgetting.in(context, orders, ordersByTime, tallies);
        listener.opened(AnalyticsStores.TALLIES, context.taskId());
    }

    /**
     * A supplier that brings the stores.
     *
     * @param listener hears of the windows, the only store that can be queried
     */
    static ProcessorSupplier<OrderId, Heard, Void, Void> heardBy(ViewListener listener) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<OrderId, Heard, Void, Void> get() {
                return new Deferred<>(context -> new CountingProcessor(listener, context));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Stream.of(AnalyticsStores.ORDERS, AnalyticsStores.ORDERS_BY_TIME, AnalyticsStores.TALLIES)
                        .map(store -> store.builder().withCachingEnabled())
                        .collect(Collectors.toSet());
            }
        };
    }

    private record Decision(Counting.Step step, Map<String, Tally> tallies) {}

    @Override
    public void process(Record<OrderId, Heard> record) {
        if (record.key() == null) {
            throw new UndecidableRecordException("a record needs a key and a value");
        }
        Optional<OrderFacts> before = Optional.ofNullable(orders.get(record.key()));
        Decision decision = Deciding.decide(() -> {
            Counting.Step step = record.value().count(before, record);
            return new Decision(step, sums(step.counts()));
        });
        apply(record.key(), before, decision);
    }

    private Map<String, Tally> sums(List<Count> counts) {
        Instant now = Deciding.now(context);
        Map<String, Tally> sums = new LinkedHashMap<>();
        for (Count count : counts) {
            for (Resolution resolution : Resolution.values()) {
                Instant start = resolution.startOf(count.at());
                // A window that nobody can ask for any more would only be forgotten.
                if (!start.isBefore(resolution.oldest(now))) {
                    add(sums, TallyKeys.of(resolution, start, count.of()), count.tally());
                }
            }
        }
        return sums;
    }

    private void add(Map<String, Tally> sums, String key, Tally tally) {
        Optional<Tally> before = Optional.ofNullable(sums.get(key)).or(() -> Optional.ofNullable(tallies.get(key)));
        sums.put(key, before.map(earlier -> Tally.sum(earlier, tally)).orElse(tally));
    }

    private void apply(OrderId order, Optional<OrderFacts> before, Decision decision) {
        Optional<OrderFacts> after = decision.step().facts();
        if (after.equals(before)) {
            return;
        }
        after.ifPresent(facts -> {
            orders.put(order, facts);
            if (before.isEmpty()) {
                ordersByTime.put(IndexKeys.byTime(facts.since(), order), order);
            }
        });
        decision.tallies().forEach(tallies::put);
        decision.tallies().forEach((key, tally) -> listener.changed(AnalyticsStores.TALLIES, key, tally));
    }

    @Override
    public void close() {
        listener.closed(AnalyticsStores.TALLIES, context.taskId());
    }
}
