package io.ordersaga.topology.decision.user;

import static io.ordersaga.topology.decision.user.People.message;

import io.ordersaga.testkit.Step;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topology.decision.user.ClaimState.Free;
import io.ordersaga.topology.decision.user.EmailClaims.RowChange;
import io.ordersaga.topology.decision.user.UserState.NotCreated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user service as both decisions make it up, with the messages between them on their way: one address, and the accounts
 * that ever were behind it.
 *
 * @param row what the table of credentials shows
 * @param opening accounts to be opened, not delivered yet
 * @param releasing releases of the address, not delivered yet
 */
record Registry(
        ClaimState claim,
        Optional<Credentials> row,
        Map<UserId, UserState> accounts,
        List<Message<UserCommand>> opening,
        List<Message<RegistrationCommand>> releasing) {
    static final Registry EMPTY = new Registry(new Free(), Optional.empty(), Map.of(), List.of(), List.of());

    Registry {
        accounts = Map.copyOf(accounts);
        opening = List.copyOf(opening);
        releasing = List.copyOf(releasing);
    }

    /** What can happen next. */
    sealed interface Input {
        record Ask(Message<RegistrationCommand> command) implements Input {}

        record Tell(Message<UserCommand> command) implements Input {}

        /** The first account of this user that is to be opened is delivered, if there is one. */
        record DeliverOpening(UserId user) implements Input {}

        /** The first release by this user is delivered, if there is one. */
        record DeliverRelease(UserId user) implements Input {}
    }

    boolean nothingOnTheWay() {
        return opening.isEmpty() && releasing.isEmpty();
    }

    UserState account(UserId user) {
        return accounts.getOrDefault(user, new NotCreated());
    }

    Optional<Message<UserCommand>> firstOpening(UserId user) {
        return opening.stream()
                .filter(command -> command.body().userId().equals(user))
                .findFirst();
    }

    Optional<Message<RegistrationCommand>> firstRelease(UserId user) {
        return releasing.stream()
                .filter(command -> command.body().userId().equals(user))
                .findFirst();
    }

    /** Takes the input; what it sends are the events and the changes of the row. */
    Step<Registry, Object> take(Input input) {
        return switch (input) {
            case Input.Ask ask -> decideClaim(ask.command());
            case Input.Tell tell -> decideAccount(tell.command());
            case Input.DeliverOpening next ->
                firstOpening(next.user()).map(this::open).orElseGet(this::idle);
            case Input.DeliverRelease next ->
                firstRelease(next.user()).map(this::release).orElseGet(this::idle);
        };
    }

    private Step<Registry, Object> idle() {
        return new Step<>(this, List.of());
    }

    private Step<Registry, Object> open(Message<UserCommand> command) {
        return new Registry(claim, row, accounts, without(opening, command), releasing).decideAccount(command);
    }

    private Step<Registry, Object> release(Message<RegistrationCommand> command) {
        return new Registry(claim, row, accounts, opening, without(releasing, command)).decideClaim(command);
    }

    private Step<Registry, Object> decideClaim(Message<RegistrationCommand> command) {
        EmailClaims.Step step = EmailClaims.decide(claim, command);
        List<Message<UserCommand>> more = new ArrayList<>(opening);
        step.account().ifPresent(account -> more.add(message(command.eventId().follower("create-user", 0), account)));
        Registry next = new Registry(step.next(), row(step.row()), accounts, more, releasing);
        return new Step<>(next, step.row() instanceof RowChange.Keep ? List.of() : List.of(step.row()));
    }

    private Optional<Credentials> row(RowChange change) {
        return switch (change) {
            case RowChange.Keep keep -> row;
            case RowChange.Put(var credentials) -> Optional.of(credentials);
            case RowChange.Remove remove -> Optional.empty();
        };
    }

    private Step<Registry, Object> decideAccount(Message<UserCommand> command) {
        UserId user = command.body().userId();
        UserAccounts.Step step = UserAccounts.decide(account(user), command);
        Map<UserId, UserState> after = new HashMap<>(accounts);
        after.put(user, step.next());
        List<Message<RegistrationCommand>> more = new ArrayList<>(releasing);
        step.release().ifPresent(release -> more.add(message(command.eventId().follower("release-email", 0), release)));
        return new Step<>(
                new Registry(claim, row, after, opening, more),
                step.event().<List<Object>>map(List::of).orElseGet(List::of));
    }

    private static <T> List<T> without(List<T> list, T element) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(element);
        return rest;
    }
}
