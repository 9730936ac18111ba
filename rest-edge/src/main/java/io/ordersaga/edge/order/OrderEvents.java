package io.ordersaga.edge.order;

import io.ordersaga.edge.http.EventStream;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.store.StoreUnavailableException;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.TimelineEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The timeline of an order as it happens. An event's id is its sequence number. */
final class OrderEvents {
    static final Parameter LAST_EVENT_ID = Parameter.header(
            "Last-Event-ID", Schema.matching("[0-9]{1,9}"), "The event after which the stream goes on.");

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    /** So long may a stream go on after its caller's token has expired or been revoked. */
    private static final Duration WATCH = Duration.ofSeconds(1);

    private final StoreReader reader;

    OrderEvents(StoreReader reader) {
        this.reader = reader;
    }

    /** Everything after the event that the client has seen last; 204 if the order has ended and nothing more will come. */
    Reply follow(Request request, OrderView view) {
        long seen = lastSeen(request);
        return isOver(view, seen)
                ? Reply.nothing()
                : Reply.ok((EventStream)
                        sink -> write(sink, request, new Place(view.order().orderId(), seen)));
    }

    private static long lastSeen(Request request) {
        String id = request.header(LAST_EVENT_ID.name()).orElse("0");
        if (!id.matches("[0-9]{1,9}")) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, "Last-Event-ID must be one that was sent here");
        }
        return Long.parseLong(id);
    }

    private record Place(OrderId order, long seen) {}

    private void write(EventStream.Sink sink, Request request, Place from) throws IOException, InterruptedException {
        long seen = from.seen();
        long written = System.nanoTime();
        boolean over = false;
        while (!over) {
            Optional<OrderView> news = next(from.order(), seen);
            if (!request.isStillLetIn()) {
                return;
            }
            if (news.isPresent()) {
                seen = send(sink, news.get(), seen);
                written = System.nanoTime();
                over = isOver(news.get(), seen);
            } else if (System.nanoTime() - written >= KEEP_ALIVE.toNanos()) {
                sink.keepAlive();
                written = System.nanoTime();
            }
        }
    }

    private Optional<OrderView> next(OrderId order, long seen) throws IOException, InterruptedException {
        try {
            return reader.await(OrderStores.ORDERS, order, row -> row.version() > seen, WATCH);
        } catch (StoreUnavailableException e) {
            throw new IOException("the order is being moved; the client will ask again, here or where it is", e);
        }
    }

    private static long send(EventStream.Sink sink, OrderView view, long after) throws IOException {
        for (TimelineEntry entry : view.timeline()) {
            if (entry.sequence() > after) {
                sink.send(Long.toString(entry.sequence()), entry.event(), entry);
            }
        }
        return view.version();
    }

    /** A confirmed order may still be cancelled, so its stream stays open. */
    private static boolean isOver(OrderView view, long seen) {
        return view.version() <= seen
                && switch (view.status()) {
                    case FAILED, CANCELLED -> true;
                    case PENDING, CONFIRMED -> false;
                };
    }
}
