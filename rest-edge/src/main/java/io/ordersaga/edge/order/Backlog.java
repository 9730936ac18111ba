package io.ordersaga.edge.order;

import io.ordersaga.topics.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The orders whose stock nobody has answered for yet, and the pace at which they have lately been answered for: what this
 * edge has sent and not seen, and what the partitions kept here show. With several instances that is this one's share, of
 * the orders as of the pace. Not safe for use by many threads.
 */
final class Backlog {
    /** Over how long the pace is counted: long enough for commits in bursts, short enough to notice that all stands still. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    /** The shortest time that a pace is taken from. */
    private static final Duration INSTANT = Duration.ofMillis(250);

    private final Duration patience;
    private final Duration hope;

    /** By age, the oldest first. */
    private final SequencedMap<OrderId, Waiting> waiting = new LinkedHashMap<>();

    private final Deque<Instant> passed = new ArrayDeque<>();

    private record Waiting(Instant since, boolean isShown) {}

    /**
     * @param patience how long an order may wait before it is evidence that there is more to do than can be done at once
     * @param hope how long one may wait before it is no evidence any more, but something is wrong with it alone
     */
    Backlog(Duration patience, Duration hope) {
        this.patience = patience;
        this.hope = hope;
    }

    /** An order is about to be sent. */
    void sent(OrderId order, Instant now) {
        waiting.putIfAbsent(order, new Waiting(now, false));
    }

    /** Who sent the order waits no longer; it stays if it is shown here as one that waits. */
    void answered(OrderId order) {
        waiting.computeIfPresent(order, (id, one) -> one.isShown() ? one : null);
    }

    /** A partition kept here shows that the order waits. */
    void shown(OrderId order, Instant now) {
        Waiting sent = waiting.get(order);
        waiting.put(order, new Waiting(sent == null ? now : sent.since(), true));
    }

    /** A partition kept here shows that the order has been answered for, or has ended. */
    void passed(OrderId order, Instant now) {
        if (waiting.remove(order) != null) {
            passed.addLast(now);
        }
        forget(now);
    }

    /** Forgets what was shown, as a partition has gone to another instance. */
    void moved() {
        waiting.values().removeIf(Waiting::isShown);
    }

    int size() {
        return waiting.size();
    }

    /**
     * How long an order sent now would wait, at the pace of late or, if nothing moves, as long as others have waited already;
     * no time while none has lost patience.
     */
    Duration delay(Instant now) {
        forget(now);
        if (waiting.isEmpty()) {
            return Duration.ZERO;
        }
        Duration oldest = age(waiting.firstEntry().getValue(), now);
        if (oldest.compareTo(patience) <= 0) {
            return Duration.ZERO;
        }
        return passed.isEmpty()
                ? oldest
                : span(now).multipliedBy(waiting.size()).dividedBy(passed.size());
    }

    private Duration span(Instant now) {
        Duration span = Duration.between(passed.getFirst(), now);
        return span.compareTo(INSTANT) < 0 ? INSTANT : span;
    }

    private void forget(Instant now) {
        while (!waiting.isEmpty() && age(waiting.firstEntry().getValue(), now).compareTo(hope) > 0) {
            waiting.pollFirstEntry();
        }
        while (!passed.isEmpty() && passed.getFirst().isBefore(now.minus(WINDOW))) {
            passed.removeFirst();
        }
    }

    private static Duration age(Waiting one, Instant now) {
        return Duration.between(one.since(), now);
    }
}
