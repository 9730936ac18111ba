package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.notification.NotificationType;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCommandRefused;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import io.ordersaga.topics.user.UserEvent.UserDeleted;
import io.ordersaga.topics.user.UserEvent.UserUpdated;
import io.ordersaga.topology.decision.notification.MailboxState.Closed;
import io.ordersaga.topology.decision.notification.MailboxState.Open;
import io.ordersaga.topology.decision.notification.MailboxState.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether and when a notice can go out to its user. Pure. */
public final class Mailbox {
    private Mailbox() {}

    /** @param outgoing what can go out now, each with its salutation */
    public record Step(MailboxState next, List<Notice> outgoing) {
        public Step {
            outgoing = List.copyOf(outgoing);
        }
    }

    private record On(MailboxState state, UserEvent event) {}

    /** What becomes of a notice: it goes out, waits for the address, or has no receiver any more. */
    public static Step put(MailboxState state, Notice notice) {
        return switch (state) {
            case Unknown s -> new Step(waiting(s, notice), List.of());
            case Open s -> new Step(s, List.of(addressed(notice, s)));
            case Closed s -> new Step(s, List.of());
        };
    }

    /**
     * What the news of an account changes.
     *
     * @param traceparent of the request that changed the account
     */
    public static Step tell(MailboxState state, Message<UserEvent> message, Optional<String> traceparent) {
        return switch (new On(state, message.body())) {
            case On(Unknown s, UserCreated e) -> open(s, e, welcome(message.eventId(), e.userId(), traceparent));
            case On(Open s, UserUpdated e) -> unchanged(new Open(s.address(), e.firstName()));
            case On(MailboxState s, UserDeleted e) -> unchanged(new Closed());
            // Repeated, or about an account that was never opened or is closed.
            case On(MailboxState s, UserCreated e) -> unchanged(s);
            case On(MailboxState s, UserUpdated e) -> unchanged(s);
            case On(MailboxState s, UserCommandRefused e) -> unchanged(s);
        };
    }

    private static Unknown waiting(Unknown state, Notice notice) {
        if (state.waiting().stream().anyMatch(known -> known.id().equals(notice.id()))) {
            return state;
        }
        List<Notice> waiting = new ArrayList<>(state.waiting());
        waiting.add(notice);
        return new Unknown(waiting);
    }

    private static Step open(Unknown state, UserCreated e, Notice welcome) {
        Open open = new Open(e.email(), e.firstName());
        List<Notice> outgoing = new ArrayList<>();
        outgoing.add(addressed(welcome, open));
        state.waiting().forEach(notice -> outgoing.add(addressed(notice, open)));
        return new Step(open, outgoing);
    }

    private static Notice welcome(EventId cause, UserId user, Optional<String> traceparent) {
        Wording wording = Templates.welcome();
        return new Notice(
                NotificationId.causedBy(cause),
                user,
                NotificationType.WELCOME,
                wording.subject(),
                wording.text(),
                traceparent);
    }

    private static Notice addressed(Notice notice, Open mailbox) {
        return notice.saying(Templates.letter(mailbox.firstName(), notice.text()));
    }

    private static Step unchanged(MailboxState state) {
        return new Step(state, List.of());
    }
}
