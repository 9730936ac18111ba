package io.ordersaga.topology.stream.analytics;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.wire.Timestamps;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.view.analytics.Count.Kind;
import io.ordersaga.topology.view.analytics.OrderFacts;
import io.ordersaga.topology.view.analytics.Resolution;
import io.ordersaga.topology.view.analytics.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes windows and orders out of the stores when nobody can ask for them any more. It goes by the wall clock: a single record
 * with a time in the far future would otherwise make all others too old.
 */
final class Forgetting {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    /** What is left after so many is forgotten next time: records have their turn. */
    private static final int AT_ONCE = 10_000;

    /** Longer than the oldest window that counts the order can be asked for. */
    static final Duration ORDERS_ARE_KNOWN = Resolution.DAY.retention().plusDays(2);

    private final KeyValueStore<OrderId, OrderFacts> orders;
    private final KeyValueStore<String, OrderId> ordersByTime;
    private final KeyValueStore<String, Tally> tallies;

    private Forgetting(
            KeyValueStore<OrderId, OrderFacts> orders,
            KeyValueStore<String, OrderId> ordersByTime,
            KeyValueStore<String, Tally> tallies) {
        this.orders = orders;
        this.ordersByTime = ordersByTime;
        this.tallies = tallies;
    }

    /** Has it done from time to time, from now on, on the stream thread. */
    static void in(
            ProcessingContext context,
            KeyValueStore<OrderId, OrderFacts> orders,
            KeyValueStore<String, OrderId> ordersByTime,
            KeyValueStore<String, Tally> tallies) {
        Forgetting forgetting = new Forgetting(orders, ordersByTime, tallies);
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, time -> forgetting.run(Deciding.now(context)));
    }

    private void run(Instant now) {
        for (Resolution resolution : Resolution.values()) {
            // One window longer than it can be asked for, as clocks differ.
            Instant horizon = resolution.oldest(now).minus(resolution.length());
            for (Kind kind : Kind.values()) {
                String group = TallyKeys.group(resolution, kind);
                forEach(tallies, group, TallyKeys.from(resolution, kind, horizon), entry -> tallies.delete(entry.key));
            }
        }
        forEach(ordersByTime, "", Timestamps.write(now.minus(ORDERS_ARE_KNOWN)), entry -> {
            orders.delete(entry.value);
            ordersByTime.delete(entry.key);
        });
    }

    private static <V> void forEach(
            KeyValueStore<String, V> store, String from, String to, Consumer<KeyValue<String, V>> action) {
        List<KeyValue<String, V>> due = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.range(from, to)) {
            while (entries.hasNext() && due.size() < AT_ONCE) {
                due.add(entries.next());
            }
        }
        due.forEach(action);
    }
}
