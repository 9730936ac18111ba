package io.ordersaga.edge.order;

import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Listing;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.order.OrderView;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The lists of orders, newest first. */
final class OrderLists {
    static final String STATUS = "status";
    static final String USER = "userId";
    static final String FROM = "createdFrom";
    static final String TO = "createdTo";

    private final StoreReader reader;
    private final Paging paging;
    private final String currency;

    OrderLists(StoreReader reader, Paging paging, String currency) {
        this.reader = reader;
        this.paging = paging;
        this.currency = currency;
    }

    Reply mine(Request request) {
        return ofUser(request, "/api/orders/my-orders", request.caller().userId());
    }

    Reply all(Request request) {
        Optional<UserId> user = request.query(USER, UserId::new, "a user's id");
        if (user.isPresent()) {
            return ofUser(request, "/api/orders/all", user.get());
        }
        return page(request, "/api/orders/all", OrderStores.ORDERS_BY_TIME, "");
    }

    private Reply ofUser(Request request, String path, UserId user) {
        String group = Listing.ofGroup(user.value(), Optional.empty(), 1).prefix();
        return page(request, path, OrderStores.ORDERS_BY_USER, group);
    }

    private Reply page(Request request, String path, View.Index<OrderId, OrderView> index, String prefix) {
        Predicate<OrderView> wanted = wanted(request);
        Paging.Source<Listed<OrderView>> source = new Paging.Source<>(
                path,
                filters(request),
                (after, limit) -> reader.list(OrderStores.ORDERS, index, new Listing(prefix, after, limit)),
                Listed::place);
        return paging.page(
                request,
                source,
                listed -> wanted.test(listed.row()),
                listed -> OrderResponse.of(listed.row(), currency));
    }

    private static Predicate<OrderView> wanted(Request request) {
        Optional<OrderStatus> status =
                request.query(STATUS, OrderStatus::valueOf, "PENDING, CONFIRMED, FAILED or CANCELLED");
        Optional<Instant> from = request.query(FROM, Instant::parse, "an RFC 3339 time");
        Optional<Instant> to = request.query(TO, Instant::parse, "an RFC 3339 time");
        return order -> status.filter(wanted -> wanted != order.status()).isEmpty()
                && from.filter(order.createdAt()::isBefore).isEmpty()
                && to.filter(order.createdAt()::isAfter).isEmpty();
    }

    private static Map<String, String> filters(Request request) {
        Map<String, String> filters = new TreeMap<>();
        for (String name : new String[] {STATUS, USER, FROM, TO}) {
            request.query(name).ifPresent(value -> filters.put(name, value));
        }
        return filters;
    }
}
