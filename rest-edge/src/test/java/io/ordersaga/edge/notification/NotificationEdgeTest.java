package io.ordersaga.edge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.edge.http.Cursors;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.TestEdge;
import io.ordersaga.edge.http.TestEdge.Answer;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Listing;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.notification.Subject;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.view.notification.NotificationView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationEdgeTest {
    private static final String MINE = "/api/notifications/my-notifications";
    private static final UserId ADA = UserId.of(new UUID(0, 1));
    private static final UserId BEN = UserId.of(new UUID(0, 2));
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final TreeMap<String, NotificationView> index = new TreeMap<>();
    private final TestEdge edge = new TestEdge(new NotificationEdge(this::list, new Paging(new Cursors(new byte[32])))
            .routes()
            .toArray(Route[]::new));

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void shouldShowANotificationWithEveryField() {
        given(ADA, 1);

        JsonNode row = mine(ADA, "").json().get(0);

        assertThat(row.toString()).isEqualTo("""
                {"id":"ntf_00000000-0000-0000-0000-000000000001","type":"order-confirmed","channel":"email",\
                "subject":"Subject 1","body":"Body 1\\n","status":"SENT","createdAt":"2026-01-01T00:00:01.000Z"}""");
    }

    @Test
    void shouldListTheCallersOwnNewestFirst() {
        given(ADA, 1);
        given(BEN, 2);
        given(ADA, 3);

        assertThat(subjects(mine(ADA, ""))).containsExactly("Subject 3", "Subject 1");
        assertThat(subjects(mine(BEN, ""))).containsExactly("Subject 2");
    }

    @Test
    void shouldGiveTheNextPageByItsLink() {
        given(ADA, 1);
        given(ADA, 2);
        given(ADA, 3);

        Answer first = mine(ADA, "?limit=2");
        String next = first.header("Link").replaceAll("^<.*(\\?[^>]*)>.*$", "$1");
        Answer second = mine(ADA, next);

        assertThat(subjects(first)).containsExactly("Subject 3", "Subject 2");
        assertThat(subjects(second)).containsExactly("Subject 1");
        assertThat(second.headers().firstValue("Link")).isEmpty();
        assertThat(mine(BEN, next).status()).isEqualTo(400);
    }

    @Test
    void shouldShowNothingToNobody() {
        assertThat(edge.get(MINE).status()).isEqualTo(401);
        assertThat(mine(ADA, "?user=" + BEN.value()).status()).isEqualTo(400);
    }

    private void given(UserId user, int number) {
        NotificationView view = new NotificationView(
                NotificationId.of(new UUID(0, number)),
                user,
                NotificationType.ORDER_CONFIRMED,
                NotificationChannel.EMAIL,
                new Subject("Subject " + number),
                "Body " + number + "\n",
                NotificationStatus.SENT,
                Optional.empty(),
                2,
                FIRST.plusSeconds(number),
                FIRST.plusSeconds(60));
        index.put(IndexKeys.byGroup(user.value(), view.createdAt(), view.notificationId()), view);
    }

    private List<Listed<NotificationView>> list(Listing listing) {
        return index.descendingMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(listing.prefix()))
                .filter(entry -> listing.after()
                        .map(place -> entry.getKey().compareTo(place) < 0)
                        .orElse(true))
                .limit(listing.limit())
                .map(entry -> new Listed<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Answer mine(UserId user, String query) {
        return edge.getWithToken(MINE + query, edge.token(user, Role.USER));
    }

    private static List<String> subjects(Answer answer) {
        return answer.json().findValuesAsText("subject");
    }
}
