package io.ordersaga.topology.view.user;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCommandRefused;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import io.ordersaga.topics.user.UserEvent.UserDeleted;
import io.ordersaga.topics.user.UserEvent.UserUpdated;
import io.ordersaga.topology.view.Outcomes;
import java.util.Optional;

/** How an account's view follows from its events. Pure. */
public final class UserViewFold {
    private UserViewFold() {}

    /** The view after an event; empty as long as no account was opened. */
    public static Optional<UserView> apply(Optional<UserView> view, Message<UserEvent> message) {
        if (message.body() instanceof UserCreated e && view.isEmpty()) {
            return Optional.of(created(e, message));
        }
        return view.map(known -> changed(known, message));
    }

    private static UserView created(UserCreated e, Message<UserEvent> message) {
        return new UserView(
                e.userId(),
                Optional.of(new Person(e.email(), e.firstName(), e.lastName())),
                e.role(),
                1,
                message.occurredAt(),
                message.occurredAt(),
                Optional.empty(),
                Outcomes.NONE.accepted(e.commandId()));
    }

    private static UserView changed(UserView view, Message<UserEvent> message) {
        UserEvent event = message.body();
        return new UserView(
                view.userId(),
                person(view.person(), event),
                role(view.role(), event),
                view.version() + 1,
                view.createdAt(),
                message.occurredAt(),
                voidsTokens(view, event) ? Optional.of(view.version() + 1) : view.voided(),
                outcomes(view.outcomes(), event));
    }

    private static boolean voidsTokens(UserView view, UserEvent event) {
        return switch (event) {
            case UserUpdated e -> e.role() != view.role();
            case UserDeleted e -> true;
            case UserCreated e -> false;
            case UserCommandRefused e -> false;
        };
    }

    private static Optional<Person> person(Optional<Person> person, UserEvent event) {
        return switch (event) {
            case UserUpdated e -> person.map(who -> new Person(who.email(), e.firstName(), e.lastName()));
            case UserDeleted e -> Optional.empty();
            case UserCreated e -> person;
            case UserCommandRefused e -> person;
        };
    }

    private static Role role(Role role, UserEvent event) {
        return event instanceof UserUpdated e ? e.role() : role;
    }

    private static Outcomes outcomes(Outcomes outcomes, UserEvent event) {
        return event instanceof UserCommandRefused e
                ? outcomes.refused(e.commandId(), e.code())
                : outcomes.accepted(event.commandId());
    }
}
