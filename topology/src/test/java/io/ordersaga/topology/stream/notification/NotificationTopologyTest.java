package io.ordersaga.topology.stream.notification;

import static io.ordersaga.topology.decision.notification.NotificationExamples.ADDRESS;
import static io.ordersaga.topology.decision.notification.NotificationExamples.CANCELLED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.CONFIRMED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.CREATED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.FAILED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.ORDER;
import static io.ordersaga.topology.decision.notification.NotificationExamples.REFUNDED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.REQUESTED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.TRACEPARENT;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER_CREATED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER_DELETED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.notSent;
import static io.ordersaga.topology.decision.notification.NotificationExamples.refused;
import static io.ordersaga.topology.decision.notification.NotificationExamples.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.DeadLetter;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.notification.NotificationEvent.NotificationFailed;
import io.ordersaga.topics.notification.NotificationEvent.NotificationRequested;
import io.ordersaga.topics.notification.NotificationEvent.NotificationSent;
import io.ordersaga.topics.notification.NotificationRequest.SendEmail;
import io.ordersaga.topics.notification.NotificationStatus;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.notification.MailboxState.Unknown;
import io.ordersaga.topology.decision.notification.Templates;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotificationTopologyTest {
    private static final DeliveryPolicy POLICY =
            new DeliveryPolicy(new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(1)), 2);
    private static final Map<String, String> TRACE = Map.of(MessageHeaders.TRACEPARENT, TRACEPARENT);

    @RegisterExtension
    final ServiceHarness post = ServiceHarness.ofParts(builder -> {
        new NotificationTopology(new Templates("USD"), POLICY).addTo(builder);
        new NotificationViews(ViewListener.NONE).addTo(builder);
    });

    @BeforeEach
    void lookAtWhatGoesOut() {
        post.ignoring(Topics.NOTIFICATION_COMMANDS, Topics.NOTIFICATIONS);
    }

    @Test
    void shouldWelcomeANewUser() {
        EventId cause = post.whenMessage(Topics.USER_EVENTS, USER, USER_CREATED, TRACE);

        assertThat(post.thenBodies(Topics.NOTIFICATION_EVENTS))
                .singleElement()
                .isInstanceOfSatisfying(NotificationRequested.class, requested -> {
                    assertThat(requested.notificationId()).isEqualTo(NotificationId.causedBy(cause));
                    assertThat(requested.type()).isEqualTo(NotificationType.WELCOME);
                });
        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records())
                .singleElement()
                .satisfies(request -> assertThat(request.headers()).isEqualTo(TRACE));
    }

    @Test
    void shouldWriteToTheRegisteredAddressWhenAnOrderIsConfirmed() {
        givenUserAndOrder();

        post.whenMessage(Topics.ORDER_EVENTS, ORDER, CONFIRMED, TRACE);

        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records())
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.key()).isEqualTo(USER);
                    assertThat(request.headers()).isEqualTo(TRACE);
                    SendEmail email = (SendEmail) request.value().body();
                    assertThat(email.to()).isEqualTo(ADDRESS);
                    assertThat(email.attempt()).isEqualTo(1);
                    assertThat(email.subject().value()).isEqualTo("Your order " + ORDER.value() + " is confirmed");
                    assertThat(email.body())
                            .startsWith("Hello Ada,\n\nyour order")
                            .contains("Total: 54.97 USD");
                });
        assertThat(post.then(Topics.NOTIFICATION_EVENTS).records())
                .singleElement()
                .satisfies(event -> assertThat(event.headers()).isEqualTo(TRACE));
    }

    @Test
    void shouldTellOfEveryEnd() {
        givenUserAndOrder();
        post.givenMessage(Topics.PAYMENT_EVENTS, ORDER, REQUESTED);

        post.whenMessage(Topics.ORDER_EVENTS, ORDER, FAILED);
        post.whenMessage(Topics.ORDER_EVENTS, ORDER, CANCELLED);
        post.whenMessage(Topics.PAYMENT_EVENTS, ORDER, REFUNDED);

        assertThat(post.thenBodies(Topics.NOTIFICATION_EVENTS))
                .extracting(event -> ((NotificationRequested) event).type())
                .containsExactly(
                        NotificationType.ORDER_FAILED,
                        NotificationType.ORDER_CANCELLED,
                        NotificationType.PAYMENT_REFUNDED);
        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records()).hasSize(3);
    }

    @Test
    void shouldTellOfARefundWhenOnlyThePaymentIsKnownYet() {
        post.givenMessage(Topics.USER_EVENTS, USER, USER_CREATED);
        post.givenMessage(Topics.PAYMENT_EVENTS, ORDER, REQUESTED);

        post.whenMessage(Topics.PAYMENT_EVENTS, ORDER, REFUNDED);

        assertThat(post.then(Topics.NOTIFICATION_EVENTS).records()).hasSize(1);
        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records()).hasSize(1);
    }

    @Test
    void shouldWriteOnceWhenTheSameEventComesTwice() {
        givenUserAndOrder();
        Message<OrderEvent> confirmed = post.message(CONFIRMED);

        post.when(Topics.ORDER_EVENTS, ORDER, confirmed, confirmed);

        assertThat(post.then(Topics.NOTIFICATION_COMMANDS).records()).hasSize(2);
        assertThat(post.then(Topics.NOTIFICATION_EVENTS).records()).hasSize(1);
        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records()).hasSize(1);
    }

    @Test
    void shouldStillKnowTheEventAfterTheDeliveryHasEndedAndForgetItInTime() {
        givenUserAndOrder();
        Message<OrderEvent> confirmed = post.message(CONFIRMED);
        post.given(Topics.ORDER_EVENTS, ORDER, confirmed);
        post.givenMessage(Topics.NOTIFICATION_RESULTS, USER, sent(idOf(confirmed), 1));

        post.when(Topics.ORDER_EVENTS, ORDER, confirmed);

        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records()).isEmpty();
        assertThat(post.<NotificationId, Object>entries("deliveries")).containsKey(idOf(confirmed));

        post.advance(DeliveryPolicy.REMEMBERED);

        assertThat(post.<NotificationId, Object>entries("deliveries")).doesNotContainKey(idOf(confirmed));
        assertThat(post.entries("delivery-deadlines")).isEmpty();
    }

    @Test
    void shouldWaitForTheAddressWhenTheOrderIsHeardOfFirst() {
        post.givenMessage(Topics.ORDER_EVENTS, ORDER, CREATED);

        post.whenMessage(Topics.ORDER_EVENTS, ORDER, CONFIRMED, TRACE);

        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records()).isEmpty();

        post.whenMessage(Topics.USER_EVENTS, USER, USER_CREATED);

        assertThat(post.thenBodies(Topics.NOTIFICATION_EVENTS))
                .extracting(event -> ((NotificationRequested) event).type())
                .containsExactly(NotificationType.WELCOME, NotificationType.ORDER_CONFIRMED);
        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records())
                .last()
                .satisfies(request -> assertThat(request.headers()).isEqualTo(TRACE));
    }

    @Test
    void shouldKeepWhatDoesNotFitTheWaitingRoomInTheDeadLetters() {
        post.givenMessage(Topics.ORDER_EVENTS, ORDER, CREATED);
        for (int number = 0; number < Unknown.MAX_WAITING; number++) {
            post.givenMessage(Topics.ORDER_EVENTS, ORDER, CONFIRMED);
        }

        post.whenMessage(Topics.ORDER_EVENTS, ORDER, CONFIRMED);

        post.thenDeadLetter()
                .isFrom(Topics.NOTIFICATION_COMMANDS.name())
                .hasReason("too much waits for an address that is not known");
    }

    @Test
    void shouldWriteNothingToADeletedUserAndForgetTheAddress() {
        givenUserAndOrder();
        post.givenMessage(Topics.USER_EVENTS, USER, USER_DELETED);

        post.whenMessage(Topics.ORDER_EVENTS, ORDER, CONFIRMED);

        assertThat(post.then(Topics.NOTIFICATION_EVENTS).records()).isEmpty();
        assertThat(post.entries("mailboxes").toString()).doesNotContain(ADDRESS.value());
    }

    @Test
    void shouldTryAgainAfterTheBackOff() {
        givenUserAndOrder();
        Message<OrderEvent> confirmed = post.message(CONFIRMED);
        post.when(Topics.ORDER_EVENTS, ORDER, confirmed, TRACE);
        post.then(Topics.NOTIFICATION_EVENTS);
        post.then(Topics.NOTIFICATION_REQUESTS);

        post.whenMessage(Topics.NOTIFICATION_RESULTS, USER, notSent(idOf(confirmed), 1));
        post.advance(Duration.ofMillis(4_500));

        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records()).isEmpty();

        post.advance(Duration.ofMillis(500));

        assertThat(post.then(Topics.NOTIFICATION_REQUESTS).records())
                .singleElement()
                .satisfies(request -> {
                    SendEmail email = (SendEmail) request.value().body();
                    assertThat(email.attempt()).isEqualTo(2);
                    assertThat(email.lastAttempt()).isTrue();
                    assertThat(request.headers()).isEqualTo(TRACE);
                });

        post.whenMessage(Topics.NOTIFICATION_RESULTS, USER, sent(idOf(confirmed), 2), TRACE);

        assertThat(post.then(Topics.NOTIFICATION_EVENTS).records())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.value().body()).isEqualTo(new NotificationSent(USER, idOf(confirmed), 2));
                    assertThat(event.headers()).isEqualTo(TRACE);
                });
    }

    @Test
    void shouldGiveUpAfterTheLastAttempt() {
        NotificationId id = givenConfirmation();
        post.givenMessage(Topics.NOTIFICATION_RESULTS, USER, notSent(id, 1));
        post.advance(Duration.ofSeconds(5));
        post.then(Topics.NOTIFICATION_REQUESTS);

        post.whenMessage(Topics.NOTIFICATION_RESULTS, USER, notSent(id, 2));
        post.advance(Duration.ofHours(1));

        assertThat(post.thenBodies(Topics.NOTIFICATION_EVENTS))
                .containsExactly(new NotificationFailed(USER, id, 2, "mail-server-unreachable"));
        assertThat(post.then(Topics.NOTIFICATIONS).values().getLast().status()).isEqualTo(NotificationStatus.FAILED);
    }

    @Test
    void shouldNotTryAgainWhatWasRefused() {
        NotificationId id = givenConfirmation();

        post.whenMessage(Topics.NOTIFICATION_RESULTS, USER, refused(id, 1));
        post.advance(Duration.ofHours(1));

        assertThat(post.thenBodies(Topics.NOTIFICATION_EVENTS))
                .containsExactly(new NotificationFailed(USER, id, 1, "smtp-550"));
    }

    @Test
    void shouldNotTryAgainWhenTheUserWasDeletedMeanwhile() {
        NotificationId id = givenConfirmation();
        post.givenMessage(Topics.NOTIFICATION_RESULTS, USER, notSent(id, 1));
        post.givenMessage(Topics.USER_EVENTS, USER, USER_DELETED);

        post.advance(Duration.ofSeconds(5));

        assertThat(post.thenBodies(Topics.NOTIFICATION_EVENTS))
                .containsExactly(new NotificationFailed(USER, id, 1, "account-deleted"));
    }

    @Test
    void shouldShowTheNotificationsOfAUserByTime() {
        NotificationId id = givenConfirmation();

        assertThat(post.<String, NotificationId>entries("notifications-by-user"))
                .containsEntry(USER.value() + "|2026-01-01T00:00:00.000Z|" + id.value(), id)
                .hasSize(2);
        assertThat(post.entries("notifications")).hasSize(2);
    }

    @Test
    void shouldPassOverWhatCannotBeDecided() {
        post.whenMessage(Topics.ORDER_EVENTS, ORDER, CONFIRMED);
        post.whenMessage(Topics.USER_EVENTS, UserId.of(new UUID(0, 99)), USER_CREATED);
        post.pipeRaw(Topics.NOTIFICATION_RESULTS.name(), USER.value().getBytes(UTF_8), null);
        post.pipeRaw(Topics.NOTIFICATION_EVENTS.name(), USER.value().getBytes(UTF_8), null);

        assertThat(post.then(Topics.DEAD_LETTERS).records())
                .extracting(letter -> letter.headers().get(DeadLetter.TOPIC))
                .containsExactly("order-events", "user-events", "notification-results", "notification-events");
        assertThat(post.entries("mailboxes")).isEmpty();
    }

    @Test
    void shouldLetTheViewsBeQueriedAndNothingElse() {
        List<String> queryable = NotificationViews.queryable().stream()
                .map(store -> store.name())
                .toList();

        assertThat(queryable).containsExactly("notifications", "notifications-by-user");
        assertThat(post.stores())
                .containsAll(queryable)
                .contains("order-owners", "mailboxes", "deliveries", "delivery-deadlines");
    }

    private void givenUserAndOrder() {
        post.givenMessage(Topics.USER_EVENTS, USER, USER_CREATED);
        post.givenMessage(Topics.ORDER_EVENTS, ORDER, CREATED);
    }

    private NotificationId givenConfirmation() {
        givenUserAndOrder();
        Message<OrderEvent> confirmed = post.message(CONFIRMED);
        post.given(Topics.ORDER_EVENTS, ORDER, confirmed);
        return idOf(confirmed);
    }

    private static NotificationId idOf(Message<OrderEvent> cause) {
        return NotificationId.causedBy(cause.eventId().follower("notify-user", 0));
    }
}
