package io.ordersaga.edge.user;

import io.ordersaga.edge.command.DecisionPort;
import io.ordersaga.edge.command.DecisionPort.To;
import io.ordersaga.edge.http.Origin;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.PasswordHash;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.RegistrationCommand.RegisterEmail;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.user.UserStores;
import io.ordersaga.topology.view.user.UserView;

/** Opens accounts: claims the e-mail address, then waits until the account is there. */
public final class Registrar {
    private final DecisionPort decisions;

    public Registrar(DecisionPort decisions) {
        this.decisions = decisions;
    }

    /** An account to open. */
    public record Wish(Email email, PasswordHash passwordHash, String firstName, String lastName, Role role) {}

    /** @throws ProblemException 409 if the address belongs to an account */
    public UserView register(Wish wish, Origin origin) throws InterruptedException {
        EventId id = EventId.of(decisions.newId());
        UserId user = UserId.registeredBy(id);
        RegistrationCommand body = new RegisterEmail(
                wish.email(), user, wish.passwordHash(), wish.firstName(), wish.lastName(), wish.role());
        Message<RegistrationCommand> command = decisions.command(id, body);
        decisions.send(Topics.REGISTRATION_COMMANDS, command, new To<>(wish.email(), origin));
        Credentials row = decisions.await(UserStores.CREDENTIALS, wish.email(), known -> decided(known, id));
        if (!row.claimedBy().equals(id)) {
            throw DecisionPort.refused(RefusalCode.EMAIL_TAKEN);
        }
        return decisions.await(UserStores.USERS, user, account -> true);
    }

    private static boolean decided(Credentials row, EventId registration) {
        return row.claimedBy().equals(registration) || row.refused().contains(registration);
    }
}
