package io.ordersaga.topology.view.notification;

import static io.ordersaga.topology.decision.notification.NotificationExamples.NOTICE;
import static io.ordersaga.topology.decision.notification.NotificationExamples.NOTIFICATION;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationEvent.NotificationFailed;
import io.ordersaga.topics.notification.NotificationEvent.NotificationRequested;
import io.ordersaga.topics.notification.NotificationEvent.NotificationSent;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.table.NotificationRow;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotificationViewFoldTest {
    private static final Instant REQUESTED_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = REQUESTED_AT.plusSeconds(60);
    private static final NotificationEvent REQUESTED = new NotificationRequested(
            USER,
            NOTIFICATION,
            NotificationType.ORDER_CONFIRMED,
            NotificationChannel.EMAIL,
            NOTICE.subject(),
            NOTICE.text());

    @Test
    void shouldBePendingWhenItIsRequested() {
        assertThat(requested()).hasValue(view(NotificationStatus.PENDING, Optional.empty(), 1, REQUESTED_AT));
    }

    @Test
    void shouldTellHowItEnded() {
        assertThat(after(requested(), new NotificationSent(USER, NOTIFICATION, 1)))
                .hasValue(view(NotificationStatus.SENT, Optional.empty(), 2, LATER));
        assertThat(after(requested(), new NotificationFailed(USER, NOTIFICATION, 3, "550")))
                .hasValue(view(NotificationStatus.FAILED, Optional.of("550"), 2, LATER));
    }

    @Test
    void shouldForgetTheReasonWhenItIsSentAfterAll() {
        Optional<NotificationView> failed = after(requested(), new NotificationFailed(USER, NOTIFICATION, 3, "550"));

        assertThat(after(failed, new NotificationSent(USER, NOTIFICATION, 3)))
                .hasValue(view(NotificationStatus.SENT, Optional.empty(), 3, LATER));
    }

    @Test
    void shouldShowNothingThatWasNotRequested() {
        assertThat(after(Optional.empty(), new NotificationSent(USER, NOTIFICATION, 1)))
                .isEmpty();
    }

    @Test
    void shouldKeepItsStatusWhenItIsRequestedAgain() {
        Optional<NotificationView> sent = after(requested(), new NotificationSent(USER, NOTIFICATION, 1));

        assertThat(after(sent, REQUESTED)).hasValue(view(NotificationStatus.SENT, Optional.empty(), 3, LATER));
    }

    @Test
    void shouldBeTheRowOfTheTable() {
        assertThat(requested().map(NotificationView::toRow))
                .hasValue(new NotificationRow(
                        NOTIFICATION,
                        USER,
                        NotificationType.ORDER_CONFIRMED,
                        NotificationChannel.EMAIL,
                        NOTICE.subject(),
                        NOTICE.text(),
                        NotificationStatus.PENDING,
                        Optional.empty(),
                        1,
                        REQUESTED_AT,
                        REQUESTED_AT));
    }

    private static Optional<NotificationView> requested() {
        return NotificationViewFold.apply(Optional.empty(), message(REQUESTED, REQUESTED_AT));
    }

    private static Optional<NotificationView> after(Optional<NotificationView> view, NotificationEvent event) {
        return NotificationViewFold.apply(view, message(event, LATER));
    }

    private static Message<NotificationEvent> message(NotificationEvent event, Instant at) {
        return new Message<>(EventId.of(new UUID(0, 1)), at, event);
    }

    private static NotificationView view(
            NotificationStatus status, Optional<String> reason, long version, Instant updatedAt) {
        return new NotificationView(
                NOTIFICATION,
                USER,
                NotificationType.ORDER_CONFIRMED,
                NotificationChannel.EMAIL,
                NOTICE.subject(),
                NOTICE.text(),
                status,
                reason,
                version,
                REQUESTED_AT,
                updatedAt);
    }
}
