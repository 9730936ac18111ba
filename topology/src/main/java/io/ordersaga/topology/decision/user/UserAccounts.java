package io.ordersaga.topology.decision.user;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.RegistrationCommand.ReleaseEmail;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserCommand.CreateUser;
import io.ordersaga.topics.user.UserCommand.DeleteUser;
import io.ordersaga.topics.user.UserCommand.UpdateUser;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCommandRefused;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import io.ordersaga.topics.user.UserEvent.UserDeleted;
import io.ordersaga.topics.user.UserEvent.UserUpdated;
import io.ordersaga.topics.user.UserSeen;
import io.ordersaga.topology.decision.user.UserState.Active;
import io.ordersaga.topology.decision.user.UserState.Deleted;
import io.ordersaga.topology.decision.user.UserState.NotCreated;
import java.util.Optional;

/**
 * What becomes of a user account. Pure: the same state and command give the same step. An account that was deleted stays so;
 * its e-mail address is released and can be claimed by another.
 */
public final class UserAccounts {
    private UserAccounts() {}

    /**
     * @param event what has happened; empty for a command that comes again
     * @param release frees the e-mail address of an account that is deleted
     */
    public record Step(UserState next, Optional<UserEvent> event, Optional<RegistrationCommand> release) {}

    private record On(UserState state, UserCommand command) {}

    public static Step decide(UserState state, Message<UserCommand> message) {
        EventId id = message.eventId();
        return switch (new On(state, message.body())) {
            case On(NotCreated s, CreateUser c) -> create(c);
            case On(NotCreated s, UserCommand c) -> refuse(s, c.userId(), id, RefusalCode.NOT_FOUND);
            case On(Active s, CreateUser c) -> unchanged(s);
            case On(Active s, UserCommand c) when s.decidedLast().equals(id) -> unchanged(s);
            case On(Active s, UpdateUser c) when isOther(s, c.seen()) -> stale(s, c.userId(), id);
            case On(Active s, DeleteUser c) when isOther(s, c.seen()) -> stale(s, c.userId(), id);
            case On(Active s, UpdateUser c) -> update(s, c, id);
            case On(Active s, DeleteUser c) -> delete(s, c, id);
            case On(Deleted s, CreateUser c) -> release(s, c);
            case On(Deleted s, UserCommand c) when s.decidedLast().equals(id) -> unchanged(s);
            case On(Deleted s, UserCommand c) -> refuse(new Deleted(id), c.userId(), id, RefusalCode.NOT_FOUND);
        };
    }

    private static Step create(CreateUser c) {
        return step(
                new Active(c.email(), c.firstName(), c.lastName(), c.role(), c.registration()),
                new UserCreated(c.userId(), c.email(), c.firstName(), c.lastName(), c.role(), c.registration()));
    }

    private static Step update(Active s, UpdateUser c, EventId id) {
        Active next = new Active(
                s.email(),
                c.firstName().orElse(s.firstName()),
                c.lastName().orElse(s.lastName()),
                c.role().orElse(s.role()),
                id);
        return step(next, new UserUpdated(c.userId(), next.firstName(), next.lastName(), next.role(), id));
    }

    private static Step delete(Active s, DeleteUser c, EventId id) {
        return new Step(
                new Deleted(id),
                Optional.of(new UserDeleted(c.userId(), s.email(), id)),
                Optional.of(new ReleaseEmail(s.email(), c.userId())));
    }

    // A registration that came again after its account was deleted has claimed the address for nobody.
    private static Step release(Deleted s, CreateUser c) {
        return new Step(s, Optional.empty(), Optional.of(new ReleaseEmail(c.email(), c.userId())));
    }

    private static boolean isOther(Active s, Optional<UserSeen> seen) {
        return seen.filter(wanted -> !wanted.equals(new UserSeen(s.firstName(), s.lastName(), s.role())))
                .isPresent();
    }

    private static Step stale(Active s, UserId user, EventId id) {
        Active decided = new Active(s.email(), s.firstName(), s.lastName(), s.role(), id);
        return refuse(decided, user, id, RefusalCode.PRECONDITION_FAILED);
    }

    private static Step refuse(UserState state, UserId user, EventId id, RefusalCode code) {
        return step(state, new UserCommandRefused(user, id, code));
    }

    private static Step step(UserState next, UserEvent event) {
        return new Step(next, Optional.of(event), Optional.empty());
    }

    private static Step unchanged(UserState state) {
        return new Step(state, Optional.empty(), Optional.empty());
    }
}
