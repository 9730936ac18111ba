package io.ordersaga.topology.decision.user;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.RegistrationCommand.RegisterEmail;
import io.ordersaga.topics.user.RegistrationCommand.ReleaseEmail;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserCommand.CreateUser;
import io.ordersaga.topology.decision.user.ClaimState.Claimed;
import io.ordersaga.topology.decision.user.ClaimState.Free;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who gets an e-mail address: the first who asks, until it is released. Pure: the same state and command give the same step.
 *
 * <p>A registration that is refused is noted in the row of the one that was accepted, where whoever sent it can read so.
 */
public final class EmailClaims {
    private EmailClaims() {}

    /** What becomes of the address's row in the table of credentials. */
    public sealed interface RowChange {
        /** It stays as it is. */
        record Keep() implements RowChange {}

        record Put(Credentials credentials) implements RowChange {}

        record Remove() implements RowChange {}
    }

    /** @param account the account to open, if the claim was accepted just now */
    public record Step(ClaimState next, RowChange row, Optional<UserCommand> account) {}

    private record On(ClaimState state, RegistrationCommand command) {}

    public static Step decide(ClaimState state, Message<RegistrationCommand> message) {
        EventId id = message.eventId();
        return switch (new On(state, message.body())) {
            case On(Free s, RegisterEmail c) -> claim(c, id);
            case On(Claimed(var row), RegisterEmail c) when row.claimedBy().equals(id) -> keep(state);
            case On(Claimed(var row), RegisterEmail c) when row.refused().contains(id) -> keep(state);
            case On(Claimed(var row), RegisterEmail c) -> refuse(row, id);
            case On(Claimed(var row), ReleaseEmail c)
            when row.userId().equals(c.userId()) -> new Step(new Free(), new RowChange.Remove(), Optional.empty());
            case On(ClaimState s, ReleaseEmail c) -> keep(s);
        };
    }

    private static Step claim(RegisterEmail c, EventId id) {
        Credentials row = new Credentials(c.email(), c.userId(), c.passwordHash(), id, List.of());
        UserCommand account = new CreateUser(c.userId(), c.email(), c.firstName(), c.lastName(), c.role(), id);
        return new Step(new Claimed(row), new RowChange.Put(row), Optional.of(account));
    }

    private static Step refuse(Credentials row, EventId id) {
        List<EventId> refused = new ArrayList<>(row.refused());
        refused.add(id);
        List<EventId> latest = refused.subList(Math.max(0, refused.size() - Credentials.MAX_REFUSED), refused.size());
        Credentials noted = new Credentials(row.email(), row.userId(), row.passwordHash(), row.claimedBy(), latest);
        return new Step(new Claimed(noted), new RowChange.Put(noted), Optional.empty());
    }

    private static Step keep(ClaimState state) {
        return new Step(state, new RowChange.Keep(), Optional.empty());
    }
}
