package io.ordersaga.edge.notification;

import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Listing;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topology.stream.notification.NotificationStores;
import io.ordersaga.topology.view.notification.NotificationView;
import java.util.List;
import java.util.Map;

/** The routes of the notification service. */
public final class NotificationEdge {
    private static final String MINE = "/api/notifications/my-notifications";

    private final Notifications notifications;
    private final Paging paging;

    public NotificationEdge(StoreReader reader, Paging paging) {
        this(
                listing -> reader.list(
                        NotificationStores.NOTIFICATIONS, NotificationStores.NOTIFICATIONS_BY_USER, listing),
                paging);
    }

    NotificationEdge(Notifications notifications, Paging paging) {
        this.notifications = notifications;
        this.paging = paging;
    }

    /** Gives notifications by user, newest first. */
    interface Notifications {
        List<Listed<NotificationView>> list(Listing listing);
    }

    public List<Route> routes() {
        return List.of(Route.get(MINE, "list-my-notifications", Access.user(), this::mine)
                .taking(Paging.LIMIT, Paging.CURSOR, Paging.OFFSET));
    }

    private Reply mine(Request request) {
        String user = request.caller().userId().value();
        Paging.Source<Listed<NotificationView>> source = new Paging.Source<>(
                MINE,
                Map.of(),
                (after, limit) -> notifications.list(Listing.ofGroup(user, after, limit)),
                Listed::place);
        return paging.page(request, source, row -> true, row -> NotificationResponse.of(row.row()));
    }
}
