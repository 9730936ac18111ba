package io.ordersaga.topology.decision.notification;

import static io.ordersaga.topology.decision.notification.NotificationExamples.ADDRESS;
import static io.ordersaga.topology.decision.notification.NotificationExamples.COMMAND;
import static io.ordersaga.topology.decision.notification.NotificationExamples.NOTICE;
import static io.ordersaga.topology.decision.notification.NotificationExamples.TRACEPARENT;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER_CREATED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER_DELETED;
import static io.ordersaga.topology.decision.notification.NotificationExamples.notice;
import static io.ordersaga.topology.decision.notification.NotificationExamples.userUpdated;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topology.decision.notification.Mailbox.Step;
import io.ordersaga.topology.decision.notification.MailboxState.Closed;
import io.ordersaga.topology.decision.notification.MailboxState.Open;
import io.ordersaga.topology.decision.notification.MailboxState.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final EventId CAUSE = EventId.of(new UUID(0, 9));
    private static final Open OPEN = new Open(ADDRESS, "Ada");

    @Test
    void shouldAddressANoticeWhenTheAddressIsKnown() {
        assertThat(Mailbox.put(OPEN, NOTICE))
                .isEqualTo(new Step(OPEN, List.of(NOTICE.saying("Hello Ada,\n\nsomething happened.\n"))));
    }

    @Test
    void shouldKeepANoticeUntilTheAddressIsKnown() {
        MailboxState waiting = Mailbox.put(Unknown.EMPTY, NOTICE).next();

        Step opened = tell(waiting, USER_CREATED);

        assertThat(waiting).isEqualTo(new Unknown(List.of(NOTICE)));
        assertThat(opened.next()).isEqualTo(OPEN);
        assertThat(opened.outgoing())
                .extracting(Notice::type)
                .containsExactly(NotificationType.WELCOME, NotificationType.ORDER_CONFIRMED);
        assertThat(opened.outgoing()).last().extracting(Notice::text).isEqualTo("Hello Ada,\n\nsomething happened.\n");
    }

    @Test
    void shouldKeepANoticeThatComesTwiceOnce() {
        MailboxState once = Mailbox.put(Unknown.EMPTY, NOTICE).next();

        assertThat(Mailbox.put(once, NOTICE)).isEqualTo(new Step(once, List.of()));
    }

    @Test
    void shouldBeFullWhenTooMuchWaits() {
        Unknown almost = new Unknown(IntStream.range(1, Unknown.MAX_WAITING)
                .mapToObj(number -> notice(NotificationId.of(new UUID(1, number)), "x\n"))
                .toList());

        MailboxState full = Mailbox.put(almost, NOTICE).next();

        assertThat(almost.isFull()).isFalse();
        assertThat(full)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.isFull()).isTrue());
    }

    @Test
    void shouldWelcomeANewUser() {
        Step step = tell(Unknown.EMPTY, USER_CREATED);

        assertThat(step.outgoing()).singleElement().satisfies(welcome -> {
            assertThat(welcome.id()).isEqualTo(NotificationId.causedBy(CAUSE));
            assertThat(welcome.userId()).isEqualTo(USER);
            assertThat(welcome.traceparent()).hasValue(TRACEPARENT);
            assertThat(welcome.text()).startsWith("Hello Ada,\n\nyour account is open.");
        });
        assertThat(tell(step.next(), USER_CREATED)).isEqualTo(new Step(OPEN, List.of()));
    }

    @Test
    void shouldUseTheNewNameAfterAChange() {
        assertThat(tell(OPEN, userUpdated("Augusta"))).isEqualTo(new Step(new Open(ADDRESS, "Augusta"), List.of()));
        assertThat(tell(Unknown.EMPTY, userUpdated("Augusta"))).isEqualTo(new Step(Unknown.EMPTY, List.of()));
    }

    @Test
    void shouldForgetTheAddressAndWriteNoMoreWhenTheAccountIsDeleted() {
        Step deleted = tell(OPEN, USER_DELETED);

        assertThat(deleted).isEqualTo(new Step(new Closed(), List.of()));
        assertThat(Mailbox.put(deleted.next(), NOTICE)).isEqualTo(new Step(new Closed(), List.of()));
        assertThat(tell(deleted.next(), USER_CREATED)).isEqualTo(new Step(new Closed(), List.of()));
        assertThat(tell(deleted.next(), userUpdated("Eve"))).isEqualTo(new Step(new Closed(), List.of()));
    }

    @Test
    void shouldNotCareForCommandsThatWereRefused() {
        UserEvent refused = new UserEvent.UserCommandRefused(USER, COMMAND, RefusalCode.NOT_FOUND);

        assertThat(tell(OPEN, refused)).isEqualTo(new Step(OPEN, List.of()));
    }

    private static Step tell(MailboxState state, UserEvent event) {
        return Mailbox.tell(state, new Message<>(CAUSE, Instant.EPOCH, event), Optional.of(TRACEPARENT));
    }
}
