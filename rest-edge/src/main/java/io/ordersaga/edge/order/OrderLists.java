package io.ordersaga.edge.order;

import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The lists of orders, newest first. */
final class OrderLists {
    private static final Schema TIME = Schema.text().with("format", "date-time");
    static final Parameter BY_STATUS =
            Parameter.query("status", Shapes.of(OrderStatus.class), "Only orders in this state.");
    static final Parameter BY_USER = Parameter.query("userId", Shapes.of(UserId.class), "Only this user's orders.");
    static final Parameter SINCE = Parameter.query("createdFrom", TIME, "Only orders placed at this time or later.");
    static final Parameter UNTIL = Parameter.query("createdTo", TIME, "Only orders placed at this time or earlier.");

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
        Optional<UserId> user = request.query(BY_USER.name(), UserId::new, "a user's id");
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
                request.query(BY_STATUS.name(), OrderStatus::valueOf, "PENDING, CONFIRMED, FAILED or CANCELLED");
        Optional<Instant> from = request.query(SINCE.name(), Instant::parse, "an RFC 3339 time");
        Optional<Instant> to = request.query(UNTIL.name(), Instant::parse, "an RFC 3339 time");
        return order -> status.filter(wanted -> wanted != order.status()).isEmpty()
                && from.filter(order.createdAt()::isBefore).isEmpty()
                && to.filter(order.createdAt()::isAfter).isEmpty();
    }

    private static Map<String, String> filters(Request request) {
        Map<String, String> filters = new TreeMap<>();
        for (Parameter filter : List.of(BY_STATUS, BY_USER, SINCE, UNTIL)) {
            request.query(filter.name()).ifPresent(value -> filters.put(filter.name(), value));
        }
        return filters;
    }
}
