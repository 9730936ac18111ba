package io.ordersaga.topology.decision.user;

import static io.ordersaga.topology.decision.user.People.ADDRESS;
import static io.ordersaga.topology.decision.user.People.ANN;
import static io.ordersaga.topology.decision.user.People.ANN_REGISTERS;
import static io.ordersaga.topology.decision.user.People.BOB;
import static io.ordersaga.topology.decision.user.People.BOB_REGISTERS;
import static io.ordersaga.topology.decision.user.People.STRANGER;
import static io.ordersaga.topology.decision.user.People.id;
import static io.ordersaga.topology.decision.user.People.message;
import static io.ordersaga.topology.decision.user.People.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.EveryPath;
import io.ordersaga.testkit.EveryPath.Walk;
import io.ordersaga.testkit.WalkedPath.Taken;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.RegistrationCommand.ReleaseEmail;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserCommand.DeleteUser;
import io.ordersaga.topics.user.UserCommand.UpdateUser;
import io.ordersaga.topology.decision.user.ClaimState.Claimed;
import io.ordersaga.topology.decision.user.Registry.Input;
import io.ordersaga.topology.decision.user.Registry.Input.Ask;
import io.ordersaga.topology.decision.user.Registry.Input.DeliverOpening;
import io.ordersaga.topology.decision.user.Registry.Input.DeliverRelease;
import io.ordersaga.topology.decision.user.Registry.Input.Tell;
import io.ordersaga.topology.decision.user.UserState.Active;
import io.ordersaga.topology.decision.user.UserState.Deleted;
import io.ordersaga.topology.decision.user.UserState.NotCreated;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two people register, change and delete accounts with one address, and a stranger tries to release it. Every command may come
 * at every step, also again and late, and every message between the two decisions may be late.
 */
class UserWalkTest {
    // Longer than the way to any state: the walk sees all there are.
    private static final int LENGTH = 16;

    private static final List<Input> INPUTS = List.of(
            new Ask(message(ANN_REGISTERS, registration(ANN))),
            new Ask(message(BOB_REGISTERS, registration(BOB))),
            new Ask(message(id(3), new ReleaseEmail(ADDRESS, STRANGER))),
            new Tell(message(
                    id(4),
                    new UpdateUser(ANN, Optional.of("Ann"), Optional.empty(), Optional.empty(), Optional.empty()))),
            new Tell(message(
                    id(5),
                    new UpdateUser(
                            ANN, Optional.empty(), Optional.empty(), Optional.of(Role.ADMIN), Optional.empty()))),
            new Tell(message(id(6), new DeleteUser(ANN, Optional.empty()))),
            new Tell(message(id(7), new DeleteUser(BOB, Optional.empty()))),
            new DeliverOpening(ANN),
            new DeliverOpening(BOB),
            new DeliverRelease(ANN),
            new DeliverRelease(BOB));

    @Test
    void shouldNeverGiveOneAddressToTwo() {
        Walk<Registry> walk = EveryPath.from(Registry.EMPTY)
                .over(INPUTS)
                .deciding(Registry::take)
                .upTo(LENGTH)
                .checkingEachTransition(UserWalkTest::check);

        assertThat(walk.states()).anyMatch(state -> state.account(ANN) instanceof Deleted && owned(state, BOB));
        assertThat(walk.states()).anyMatch(state -> state.account(BOB) instanceof Deleted && owned(state, ANN));
    }

    private static boolean owned(Registry state, UserId user) {
        return state.account(user) instanceof Active && owner(state).equals(Optional.of(user));
    }

    private static void check(Taken<Registry, Input, Object> taken) {
        Registry after = taken.after();
        assertThat(after.row()).as("the table shows the claim").isEqualTo(credentials(after));
        handOverOnlyByTheOwner(taken);
        for (UserId user : List.of(ANN, BOB)) {
            stayDeleted(taken, user);
            ownTheAddressOfAnActiveAccount(after, user);
        }
        openWhatIsClaimed(after);
        passOverARepeat(taken);
    }

    private static void handOverOnlyByTheOwner(Taken<Registry, Input, Object> taken) {
        Optional<UserId> before = owner(taken.before());
        Optional<UserId> after = owner(taken.after());
        if (before.isPresent() && !after.equals(before)) {
            assertThat(after).as("an address is free before it is another's").isEmpty();
            assertThat(taken.input()).isEqualTo(new DeliverRelease(before.get()));
        }
    }

    private static void stayDeleted(Taken<Registry, Input, Object> taken, UserId user) {
        if (taken.before().account(user) instanceof Deleted) {
            assertThat(taken.after().account(user)).isInstanceOf(Deleted.class);
        }
    }

    private static void ownTheAddressOfAnActiveAccount(Registry state, UserId user) {
        if (state.account(user) instanceof Active) {
            assertThat(owner(state)).contains(user);
        }
    }

    private static void openWhatIsClaimed(Registry state) {
        if (state.nothingOnTheWay() && owner(state).isPresent()) {
            assertThat(state.account(owner(state).get()))
                    .as("an address belongs to nobody who is gone")
                    .isInstanceOf(Active.class);
        }
    }

    private static void passOverARepeat(Taken<Registry, Input, Object> taken) {
        Registry after = taken.after();
        repeat(taken).ifPresent(again -> {
            assertThat(after.take(again).next()).as("after the same again").isEqualTo(after);
            assertThat(after.take(again).outputs()).isEmpty();
        });
    }

    /** The message of this step once more; none where nothing remembers it: its repeat is refused, or releases, once more. */
    private static Optional<Input> repeat(Taken<Registry, Input, Object> taken) {
        return switch (taken.input()) {
            case Ask ask -> Optional.of(ask);
            case Tell tell ->
                Optional.<Input>of(tell)
                        .filter(known ->
                                !(taken.after().account(tell.command().body().userId()) instanceof NotCreated));
            case DeliverOpening next ->
                taken.before()
                        .firstOpening(next.user())
                        .filter(known -> taken.after().account(next.user()) instanceof Active)
                        .map(Tell::new);
            case DeliverRelease next -> taken.before().firstRelease(next.user()).map(Ask::new);
        };
    }

    private static Optional<UserId> owner(Registry state) {
        return credentials(state).map(Credentials::userId);
    }

    private static Optional<Credentials> credentials(Registry state) {
        return state.claim() instanceof Claimed(var credentials) ? Optional.of(credentials) : Optional.empty();
    }
}
