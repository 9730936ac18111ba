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
import io.ordersaga.topics.wire.Timestamps;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.order.OrderView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        return status(request)
                .map(status -> IndexKeys.group(status.name()))
                .map(group -> page(request, "/api/orders/all", OrderStores.ORDERS_BY_STATUS, group))
                .orElseGet(() -> page(request, "/api/orders/all", OrderStores.ORDERS_BY_TIME, ""));
    }

    private Reply ofUser(Request request, String path, UserId user) {
        return page(request, path, OrderStores.ORDERS_BY_USER, IndexKeys.group(user.value()));
    }

    private Reply page(Request request, String path, View.Index<OrderId, OrderView> index, String prefix) {
        Predicate<OrderView> wanted = wanted(request);
        Listing.Bounds bounds = new Listing.Bounds(
                until(request).map(Timestamps::write), since(request).map(Timestamps::write));
        Paging.Source<Listed<OrderView>> source = new Paging.Source<>(
                path,
                request.given(List.of(BY_STATUS, BY_USER, SINCE, UNTIL)),
                (after, limit) -> reader.list(OrderStores.ORDERS, index, bounds.within(prefix, after, limit)),
                Listed::place);
        return paging.page(
                request,
                source,
                listed -> wanted.test(listed.row()),
                listed -> OrderResponse.of(listed.row(), currency));
    }

    private static Predicate<OrderView> wanted(Request request) {
        Optional<OrderStatus> status = status(request);
        Optional<Instant> from = since(request);
        Optional<Instant> to = until(request);
        return order -> status.filter(wanted -> wanted != order.status()).isEmpty()
                && from.filter(order.createdAt()::isBefore).isEmpty()
                && to.filter(order.createdAt()::isAfter).isEmpty();
    }

    private static Optional<OrderStatus> status(Request request) {
        return request.query(BY_STATUS.name(), OrderStatus::valueOf, "PENDING, CONFIRMED, FAILED or CANCELLED");
    }

    private static Optional<Instant> since(Request request) {
        return request.query(SINCE.name(), Timestamps::read, "an RFC 3339 time");
    }

    private static Optional<Instant> until(Request request) {
        return request.query(UNTIL.name(), Timestamps::read, "an RFC 3339 time");
    }
}
